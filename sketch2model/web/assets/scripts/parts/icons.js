// Small drawings for buttons; what they mean is said by the button's label.

import { html } from "/assets/vendor/preact.js";

const PATHS = {
  undo: "M9 14 4 9l5-5 M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5 M20 9H10a6 6 0 0 0 0 12h3",
  plus: "M12 5v14 M5 12h14",
  minus: "M5 12h14",
  trash: "M4 7h16 M9 7V4h6v3 M6 7l1 13h10l1-13 M10 11v6 M14 11v6",
  up: "m6 14 6-6 6 6",
  down: "m6 10 6 6 6-6",
  left: "m14 6-6 6 6 6",
  right: "m10 6 6 6-6 6",
  check: "m5 13 4 4L19 7",
  camera: "M4 8h4l2-3h4l2 3h4v11H4z M12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7",
  upload: "M12 16V4 m-5 5 5-5 5 5 M4 16v4h16v-4",
  download: "M12 4v12 m-5-5 5 5 5-5 M4 16v4h16v-4",
  copy: "M9 9h11v11H9z M5 15H4V4h11v1",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14 M16 16l5 5",
  pencil: "M4 20h4L19 9l-4-4L4 16z",
  box: "M4 6h16v12H4z M4 11h16",
  arrow: "M4 18 18 6 m-8 0h8v8",
  hand: "M8 12V6a1.5 1.5 0 0 1 3 0v5-7a1.5 1.5 0 0 1 3 0v7-5a1.5 1.5 0 0 1 3 0v9a6 6 0 0 1-6 6c-3 0-4-1-6-4l-2-3a1.5 1.5 0 0 1 2.5-1.5z",
  pointer: "M5 3l14 8-6 2-2 6z",
  read: "M4 7V4h4 M16 4h4v3 M20 17v3h-4 M8 20H4v-3 M7 10h10 M7 14h6",
  fit: "M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5",
  sides: "M4 5h16v14H4z M12 5v14",
  blend: "M9 16A6 6 0 1 0 9 4a6 6 0 0 0 0 12 M15 20a6 6 0 1 0 0-12 6 6 0 0 0 0 12",
  swap: "M7 4 3 8l4 4 M3 8h14 M17 12l4 4-4 4 M21 16H7",
  warning: "M12 4 2.5 20h19z M12 10v4 M12 17.5v.01",
  tag: "M4 4h8l8 8-8 8-8-8z M8 8v.01",
  more: "M5 12v.01 M12 12v.01 M19 12v.01",
  close: "M6 6l12 12 M18 6 6 18",
  again: "M20 11a8 8 0 1 0-2.3 6.3 M20 5v6h-6",
  paste: "M8 5H5v16h14V5h-3 M8 3h8v4H8z",
  merge: "M5 4v4c0 4 7 4 7 8v4 M19 4v4c0 4-7 4-7 8 m-3 1 3 3 3-3",
  compare: "M10 4H4v16h6 M14 4h6v16h-6 M12 2v20",
  select: "M4 4h16v16H4z M8 12l3 3 5-6",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18 M12 7v5l3 2",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8 M12 3v2 M12 19v2 M3 12h2 M19 12h2 M5.6 5.6 7 7 M17 17l1.4 1.4 M5.6 18.4 7 17 M17 7l1.4-1.4",
  moon: "M20 14.5A8.5 8.5 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.5z",
  contrast: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18 M12 3v18 M12 7h4.5 M12 11h6.5 M12 15h6",
  keys: "M3 6h18v12H3z M7 10v.01 M11 10v.01 M15 10v.01 M17 10v.01 M8 14h8",
  open: "M5 12h14 m-6-6 6 6-6 6",
  print: "M7 8V4h10v4 M7 17H4V8h16v9h-3 M7 14h10v6H7z",
};

export function Icon({ name }) {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round"><path d=${PATHS[name]} /></svg>`;
}
