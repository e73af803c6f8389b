// The title of the window says which view is shown.

import { useEffect } from "/assets/vendor/preact.js";
import { isolated } from "../texts.js";

const PROGRAM = "sketch2model";

export function useTitle(text) {
  useEffect(() => {
    document.title = text ? `${isolated(text)} – ${PROGRAM}` : PROGRAM;
  }, [text]);
}
