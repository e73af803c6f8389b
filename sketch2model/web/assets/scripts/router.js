// Addresses of the page, without loading it anew.

import { html, useEffect, useState } from "/assets/vendor/preact.js";

// Browsers would scroll before the view is there.
history.scrollRestoration = "manual";

const MOVED = "sketch2model:moved";

export function navigate(href, { replace = false } = {}) {
  // Who comes back finds the place where they were.
  if (!replace) history.replaceState({ scroll: window.scrollY }, "");
  history[replace ? "replaceState" : "pushState"](null, "", href);
  window.dispatchEvent(new Event(MOVED));
}

// Scrolls to where a person was at this address, once its view is drawn; to the top where they come for the first time.
export function takePlace() {
  const { scroll = 0 } = history.state ?? {};
  window.scrollTo(0, 0);
  if (scroll) requestAnimationFrame(() => requestAnimationFrame(() => window.scrollTo(0, scroll)));
}

// The present path and query; a component that asks is drawn again when they change.
export function useRoute() {
  const [route, setRoute] = useState(present);
  useEffect(() => {
    const update = () => setRoute(present());
    window.addEventListener(MOVED, update);
    window.addEventListener("popstate", update);
    return () => {
      window.removeEventListener(MOVED, update);
      window.removeEventListener("popstate", update);
    };
  }, []);
  return route;
}

export function Link({ href, children, ...others }) {
  const follow = (event) => {
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!plain) return;
    event.preventDefault();
    navigate(href);
  };
  return html`<a href=${href} onClick=${follow} ...${others}>${children}</a>`;
}

function present() {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}
