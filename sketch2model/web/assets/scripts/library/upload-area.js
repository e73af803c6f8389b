// Where photos come in: dropped, pasted, chosen, or taken with the camera.

import { html, useRef } from "/assets/vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { useShortcuts } from "../parts/shortcuts.js";
import { t } from "../texts.js";
import { useDroppedFiles } from "./dropped.js";

const ACCEPTED = "image/*,.heic,.heif,.avif,.tif,.tiff,application/pdf,.pdf";

const touches = matchMedia("(pointer: coarse)");

export function UploadArea({ onFiles, children = null }) {
  const chooser = useRef(null);
  const camera = useRef(null);
  const hovering = useDroppedFiles(onFiles);
  useShortcuts(t("library.shortcuts"), [
    { keys: "u", text: t("library.shortcut.upload"), run: () => chooser.current.click() },
  ]);
  const chosen = (event) => {
    onFiles([...event.target.files]);
    event.target.value = ""; // so that the same file can be chosen again
  };
  return html`<section class="upload not-printed" aria-label=${t("library.upload")}>
    ${children}
    <div class="upload-buttons">
      ${touches.matches &&
      html`<button class="button primary large" onClick=${() => camera.current.click()}>
        <${Icon} name="camera" /> ${t("library.upload.camera")}
      </button>`}
      <button class="button large ${touches.matches ? "" : "primary"}" onClick=${() => chooser.current.click()}>
        <${Icon} name="upload" /> ${t("library.upload.choose")}
      </button>
    </div>
    <p class="soft upload-hint">${t(touches.matches ? "library.upload.hint.touch" : "library.upload.hint")}</p>
    <input ref=${chooser} type="file" hidden multiple accept=${ACCEPTED} onChange=${chosen} data-purpose="choose" />
    <input ref=${camera} type="file" hidden accept="image/*" capture="environment" onChange=${chosen} data-purpose="camera" />
    ${hovering &&
    html`<div class="drop-overlay" role="status">
      <p><${Icon} name="upload" />${t("library.upload.drop")}</p>
    </div>`}
  </section>`;
}
