// Parts of what is watched (`watch(watcher)`), so that a component is drawn again only when its own part changes.

import { Component, useEffect, useState } from "/assets/vendor/preact.js";

// `choose(watched)` gives the part; it must be the same function, or one that depends on nothing else, at each call.
export function useWatched(watched, choose) {
  const [part, setPart] = useState(() => choose(watched));
  useEffect(() => {
    const update = () => setPart(() => choose(watched));
    update();
    return watched.watch(update);
  }, [watched]);
  return part;
}

// A component that is drawn again only when one of its properties is another one.
export const memo = (render) =>
  class Memo extends Component {
    shouldComponentUpdate(next) {
      const names = Object.keys(next);
      return names.length !== Object.keys(this.props).length || names.some((name) => next[name] !== this.props[name]);
    }

    render(properties) {
      return render(properties);
    }
  };
