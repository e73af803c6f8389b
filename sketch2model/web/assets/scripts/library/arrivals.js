// Photos under way, and those that became ready while this page watched.

import { useCallback, useEffect, useState } from "/assets/vendor/preact.js";
import { deletePhoto, getPhoto, getPhotos, retryPhoto } from "../api.js";
import { useEvent } from "../events.js";
import { notifyProblem } from "../parts/notices.js";

// Kept over a visit to another view.
let shown = new Map();

export function useArrivals() {
  const [photos, setPhotos] = useState(shown);
  const set = useCallback((change) => {
    shown = change(shown);
    setPhotos(shown);
  }, []);

  const put = useCallback((photo) => set((now) => withPhoto(now, photo)), []);
  const forget = useCallback((id) => set((now) => new Map([...now].filter(([other]) => other !== id))), []);
  const refresh = useCallback(async () => {
    try {
      const { photos: present } = await getPhotos();
      const finished = await Promise.allSettled(unlisted(shown, present).map(getPhoto));
      set((now) => afresh(now, [...present, ...finished.flatMap(({ value }) => value ?? [])]));
    } catch (problem) {
      notifyProblem(problem);
    }
  }, []);
  useEffect(() => void refresh(), []);
  useEvent("open", refresh);
  useEvent("photo", put);
  useEvent("sketch", useCallback((sketch) => sketch.deleted && set((now) => withoutSketch(now, sketch.id)), []));

  const attempt = async (action) => {
    try {
      await action();
    } catch (problem) {
      notifyProblem(problem);
      refresh();
    }
  };
  return {
    photos: [...photos.values()],
    put,
    retry: (id) => attempt(async () => put(await retryPhoto(id))),
    remove: (id) => attempt(() => deletePhoto(id).then(() => forget(id))),
    dismiss: (ids) => ids.forEach(forget),
  };
}

function withPhoto(now, photo) {
  const next = new Map(now);
  // Reports do not say that a photo was known, only the answer to the upload does.
  if (photo.deleted) next.delete(photo.id);
  else next.set(photo.id, { ...photo, known: photo.known || Boolean(now.get(photo.id)?.known) });
  return next;
}

function withoutSketch(now, id) {
  const left = [...now.values()].map(({ sketches, ...photo }) => ({
    ...photo,
    sketches: sketches.filter((sketch) => sketch.id !== id),
  }));
  return byId(left.filter(({ status, sketches }) => status !== "done" || sketches.length));
}

// Photos that were under way, and that the server lists no more: done meanwhile, or gone.
const unlisted = (now, present) =>
  [...now.values()]
    .filter(({ id, status }) => status !== "done" && !present.some((photo) => photo.id === id))
    .map(({ id }) => id);

// What the server says counts; what is done stays until it is put away.
function afresh(now, present) {
  const done = [...now.values()].filter(({ status }) => status === "done");
  return byId([...done, ...present]);
}

const byId = (photos) => new Map(photos.map((photo) => [photo.id, photo]));
