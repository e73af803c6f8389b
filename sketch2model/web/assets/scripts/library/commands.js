// What can be done with a sketch from its card.

import { useRef, useState } from "/assets/vendor/preact.js";
import { changeSketch } from "../api.js";
import { notifyProblem } from "../parts/notices.js";
import { navigate } from "../router.js";
import { addressOf } from "./question.js";

export function useCommands(found, choice, setDialog) {
  const [edited, setEdited] = useState(null); // {id, part}: what is being changed in its card
  const line = useRef(Promise.resolve());

  const leave = (sketch) => {
    setEdited(null);
    // The field is gone; who used the keyboard goes on at the card.
    requestAnimationFrame(() => document.querySelector(`[data-id="${sketch.id}"] .menu button`)?.focus());
  };
  // Shown at once; as it was again where the server refuses. One after the other, so that the last one counts.
  const change = (sketch, changes) => {
    const changed = { ...sketch, ...changes };
    found.hold(changed);
    line.current = line.current.then(async () => {
      try {
        found.release(changed, await changeSketch(sketch.id, changes));
      } catch (problem) {
        found.release(changed, sketch);
        notifyProblem(problem);
      }
    });
  };
  return {
    editedIn: (sketch) => (edited?.id === sketch.id ? edited.part : null),
    edit: (sketch, part) => setEdited({ id: sketch.id, part }),
    leave,
    keepName: (sketch, name) => change(sketch, { name }),
    keepTags: (sketch, tags) => change(sketch, { tags }),
    knownTags: found.tags,
    showTag: (tag) => navigate(addressOf({ tag })),
    open: (sketch) => navigate(`/sketches/${sketch.id}`),
    takeAway: (sketch) => navigate(`/sketches/${sketch.id}/take-away`),
    compare: (sketch) => navigate(`/compare?old=${sketch.id}`),
    compareChosen: () => {
      const [old, fresh] = choice.chosen.toSorted((a, b) => a.created_at.localeCompare(b.created_at));
      navigate(`/compare?old=${old.id}&new=${fresh.id}`);
    },
    choose: choice.start,
    remove: (sketches) => setDialog({ kind: "delete", sketches }),
    gone: (ids) => {
      found.remove(ids);
      choice.end();
    },
  };
}
