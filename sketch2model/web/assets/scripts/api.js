// The REST API, one function a request. A failed request throws a Problem.

export class Problem extends Error {
  constructor({ code, message, hint = null, source = null, status = null }) {
    super(message);
    Object.assign(this, { code, hint, source, status });
  }
}

export async function request(method, path, { json, body, headers = {}, signal } = {}) {
  let answer;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      body: json === undefined ? body : JSON.stringify(json),
      headers: json === undefined ? headers : { "Content-Type": "application/json", ...headers },
      signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({ code: "offline", message: "the server does not answer" });
  }
  if (!answer.ok) throw new Problem(await problemIn(answer));
  return answer;
}

async function problemIn(answer) {
  const plain = { code: `http-${answer.status}`, message: answer.statusText || `status ${answer.status}` };
  const { status } = answer;
  return answer.json().then((data) => ({ ...(data?.code ? data : plain), status }), () => ({ ...plain, status }));
}

const got = async (...args) => (await request(...args)).json();
const query = (values) => {
  const wanted = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return wanted.length ? `?${new URLSearchParams(wanted)}` : "";
};
const at = (id, rest = "") => `/sketches/${encodeURIComponent(id)}${rest}`;
const based = (revision) => ({ "If-Match": `"${revision}"` });

export const getVocabulary = () => got("GET", "/vocabulary");

export const getPhotos = () => got("GET", "/photos");
export const getPhoto = (id) => got("GET", `/photos/${encodeURIComponent(id)}`);
export const retryPhoto = (id) => got("POST", `/photos/${encodeURIComponent(id)}/retry`);
export const deletePhoto = (id) => request("DELETE", `/photos/${encodeURIComponent(id)}`);

export const getLibrary = (question, signal) => got("GET", `/sketches${query(question)}`, { signal });
export const changeSketch = (id, changes) => got("PATCH", at(id), { json: changes });
export const deleteSketch = (id) => request("DELETE", at(id));
export const mergeSketches = (sketches, name) => got("POST", "/merges", { json: { sketches, name } });
export const getComparison = (old, other, format, dialect) =>
  request("GET", `/comparisons${query({ old, new: other, format, dialect })}`).then((answer) => answer.text());

export const getState = (id) => got("GET", at(id));
export const putGraph = (id, graph, revision) => got("PUT", at(id, "/graph"), { json: graph, headers: based(revision) });
export const undo = (id, revision) => got("POST", at(id, "/undo"), { headers: based(revision) });
export const redo = (id, revision) => got("POST", at(id, "/redo"), { headers: based(revision) });
export const asRecognised = (id, revision) => got("POST", at(id, "/as-recognised"), { headers: based(revision) });
export const interpretAs = (id, diagram, revision) =>
  got("POST", at(id, "/interpretation"), { json: { diagram }, headers: based(revision) });
export const readRegion = (id, bbox, revision) =>
  got("POST", at(id, "/readings"), { json: { bbox }, headers: based(revision) });

export const exportPath = (id, format, options = {}) => `/api${at(id, `/exports/${format}`)}${query(options)}`;
export const archivePath = (id, options = {}) => `/api${at(id, "/archive")}${query(options)}`;
export const photoPath = (id) => `/api${at(id, "/photo")}`;
export const originalPath = (id) => `/api${at(id, "/original")}`;
export const thumbnailPath = (id) => `/api${at(id, "/thumbnail")}`;
export const getExport = (id, format, options, signal) =>
  request("GET", `${at(id, `/exports/${format}`)}${query(options)}`, { signal });
