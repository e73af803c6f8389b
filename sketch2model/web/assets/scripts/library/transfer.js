// One upload of a few files. XMLHttpRequest, since fetch does not tell how much was sent.

import { Problem } from "../api.js";

// Resolves to {photos, rejected}; `onSent` is told the bytes that have gone.
export function transfer(files, onSent) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  return new Promise((resolve, reject) => {
    const asking = new XMLHttpRequest();
    asking.open("POST", "/api/photos");
    asking.responseType = "json";
    asking.upload.addEventListener("progress", (event) => onSent(event.loaded));
    asking.addEventListener("load", () => (asking.status === 202 ? resolve(asking.response) : reject(problemOf(asking))));
    asking.addEventListener("error", () => reject(offline()));
    asking.addEventListener("abort", () => reject(offline()));
    asking.send(form);
  });
}

function problemOf({ response, status, statusText }) {
  return new Problem(response?.code ? response : { code: `http-${status}`, message: statusText || `status ${status}` });
}

const offline = () => new Problem({ code: "offline", message: "the server does not answer" });
