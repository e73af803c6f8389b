// Which view an address shows. Each is loaded when it is first needed, since nobody waits for the others.

const VIEWS = [
  [/^\/$/, () => import("./library/library-view.js").then((module) => module.LibraryView)],
  [/^\/sketches\/([^/]+)$/, () => import("./review/review-view.js").then((module) => module.ReviewView)],
  [/^\/sketches\/([^/]+)\/take-away$/, () => import("./takeaway/take-away-view.js").then((module) => module.TakeAwayView)],
  [/^\/compare$/, () => import("./library/compare-view.js").then((module) => module.CompareView)],
];

// {load, id} for a path: `load()` gives the component, `id` is the sketch it is about. Null where there is no such page.
export function viewAt(path) {
  for (const [pattern, load] of VIEWS) {
    const match = path.match(pattern);
    if (match) return { load, id: match[1] && decodeURIComponent(match[1]) };
  }
  return null;
}
