// Where the paper lies on the screen: one transform on one layer. Panning and zooming draw no component again.

const LARGEST = 8;
const MARGIN = 20; // screen pixels around the paper when all of it is shown
const KEPT = 80; // screen pixels of the paper that always stay in view
const LETTERS = 36; // screen pixels: a line of writing is large enough to read
const SOFT_MS = 220;
const STILL_MS = 160;
const UNIT_TOLERANCE = 0.3; // of the logarithm of the scale

const ease = (share) => 1 - (1 - share) ** 3;

export class Viewport {
  // `left` and `bottom` are what controls cover there, in screen pixels.
  constructor(width, height, { left = 0, bottom = 0 } = {}) {
    Object.assign(this, { width, height, left, bottom, scale: 1, x: 0, y: 0, size: [0, 0], fitted: true });
    this.watchers = new Set();
    this.frame = 0;
    this.motion = 0;
  }

  // `host` is the window on the paper, `layer` the paper itself. Gives a function that lets go of both.
  attach(host, layer) {
    Object.assign(this, { host, layer });
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(host);
    this.resize();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(this.frame);
      cancelAnimationFrame(this.motion);
      clearTimeout(this.still);
      this.frame = 0;
      this.host = this.layer = null;
    };
  }

  resize() {
    const [width, height] = this.size;
    this.size = [this.host.clientWidth, this.host.clientHeight];
    if (this.fitted) return this.fit();
    this.x += (this.size[0] - width) / 2;
    this.y += (this.size[1] - height) / 2;
    this.apply();
  }

  // Size of the paper, when that is known later or changes.
  setPaper(width, height) {
    if (width === this.width && height === this.height) return;
    Object.assign(this, { width, height });
    if (this.host) this.fit();
  }

  get fitting() {
    const [width, height] = [this.size[0] - this.left, this.size[1] - this.bottom].map((side) => Math.max(side - 2 * MARGIN, 40));
    return Math.min(width / this.width, height / this.height, 2);
  }

  get limits() {
    return [Math.min(this.fitting / 2, 1), Math.max(LARGEST, this.fitting)];
  }

  fit({ soft = false } = {}) {
    const scale = this.fitting;
    const [across, down] = [this.size[0] - this.width * scale, this.size[1] - this.height * scale];
    const x = Math.max(across / 2, Math.min(across - MARGIN, this.left + MARGIN));
    const y = Math.min(down / 2, Math.max(MARGIN, down - this.bottom - MARGIN));
    const place = { scale, x, y };
    this.go(place, soft);
    this.fitted = true;
  }

  panBy(dx, dy) {
    this.go({ scale: this.scale, x: this.x + dx, y: this.y + dy });
  }

  // Zooms by a factor; the point of the host (screen pixels) stays where it is.
  zoomBy(factor, point = this.size.map((side) => side / 2), { soft = false } = {}) {
    const [least, most] = this.limits;
    const scale = Math.min(Math.max(this.scale * factor, least), most);
    const ratio = scale / this.scale;
    this.go({ scale, x: point[0] - (point[0] - this.x) * ratio, y: point[1] - (point[1] - this.y) * ratio }, soft);
  }

  // Brings a box of the paper into view: nothing moves if it is well in sight, and letters get large enough to read.
  reveal([x0, y0, x1, y1], { closely = false } = {}) {
    const [width, height] = this.size;
    const room = Math.min((width * 0.6) / Math.max(x1 - x0, 1), (height * 0.6) / Math.max(y1 - y0, 1));
    const near = Math.min(room, 1, LETTERS / Math.max(Math.min(x1 - x0, y1 - y0), 1));
    const scale = Math.min(closely ? Math.max(this.scale, near) : this.scale, Math.max(room, this.limits[0]));
    const place = ([x, y]) => [x * scale + this.x, y * scale + this.y];
    const [[left, top], [right, bottom]] = [place([x0, y0]), place([x1, y1])];
    const inSight = left >= KEPT / 2 && top >= KEPT / 2 && right <= width - KEPT / 2 && bottom <= height - KEPT / 2;
    if (inSight && Math.abs(scale / this.scale - 1) < 0.05) return;
    this.go({ scale, x: width / 2 - ((x0 + x1) / 2) * scale, y: height / 2 - ((y0 + y1) / 2) * scale }, true);
  }

  // The point of the paper under a point of the window (clientX, clientY).
  toPaper(clientX, clientY) {
    const { left, top } = this.host.getBoundingClientRect();
    return [(clientX - left - this.x) / this.scale, (clientY - top - this.y) / this.scale];
  }

  toHost(clientX, clientY) {
    const { left, top } = this.host.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  go(place, soft = false) {
    cancelAnimationFrame(this.motion);
    this.fitted = false;
    const goal = this.within(place);
    if (!soft || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      Object.assign(this, goal);
      return this.apply();
    }
    const from = { scale: this.scale, x: this.x, y: this.y };
    const start = performance.now();
    const step = (now) => {
      const share = ease(Math.min(1, Math.max(0, (now - start) / SOFT_MS)));
      for (const name of ["scale", "x", "y"]) this[name] = from[name] + (goal[name] - from[name]) * share;
      this.apply();
      if (share < 1) this.motion = requestAnimationFrame(step);
    };
    this.motion = requestAnimationFrame(step);
  }

  within({ scale, x, y }) {
    const keep = (start, length, side) => Math.min(Math.max(start, KEPT - length), side - KEPT);
    return { scale, x: keep(x, this.width * scale, this.size[0]), y: keep(y, this.height * scale, this.size[1]) };
  }

  // Once a frame, however many events there were.
  apply() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.layer.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
      this.moving(true);
      if (!this.unitScale || Math.abs(Math.log(this.scale / this.unitScale)) > UNIT_TOLERANCE) this.setUnit();
      if (this.toldScale === this.scale) return;
      this.toldScale = this.scale;
      for (const watcher of this.watchers) watcher();
    });
  }

  // What keeps its size on the screen (lines, names, handles) is drawn larger on the paper by this. All of it is drawn
  // anew then, so a zoom under way does it in few steps and the last one when all is still.
  setUnit() {
    this.unitScale = this.scale;
    this.layer.style.setProperty("--unit", 1 / this.scale);
  }

  // While it moves, the layer is a picture of its own that is only shifted; still, it is drawn sharply.
  moving(now) {
    this.layer.classList.toggle("moving", now);
    clearTimeout(this.still);
    if (now) this.still = setTimeout(() => this.moving(false), STILL_MS);
    else if (this.unitScale !== this.scale) this.setUnit();
  }

  // Calls back when the scale has changed.
  watch(watcher) {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}
