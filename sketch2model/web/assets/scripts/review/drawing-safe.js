// Takes from a drawing only what draws: known elements with known attributes, no scripts, no addresses.

const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set(["svg", "g", "title", "desc", "path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text", "tspan"]);
const ATTRIBUTES = new Set([
  ..."class d points x y x1 y1 x2 y2 dx dy cx cy rx ry r width height viewBox transform role".split(" "),
  ..."fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-opacity stroke-opacity opacity".split(" "),
  ..."font-family font-size font-weight font-style text-anchor text-decoration textLength lengthAdjust".split(" "),
  ..."data-element data-edge".split(" "),
]);
const ADDRESS = /url\(/i;

// The drawing as an element of this page. Throws if the text is no SVG.
export function safeDrawing(text) {
  const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
  if (documentElement.namespaceURI !== SVG || documentElement.localName !== "svg") throw new Error("not an SVG drawing");
  return adopted(documentElement);
}

function adopted(source) {
  const element = document.createElementNS(SVG, source.localName);
  for (const { name, value } of source.attributes) {
    if (ATTRIBUTES.has(name) && !ADDRESS.test(value)) element.setAttribute(name, value);
  }
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) element.append(child.data);
    else if (child.namespaceURI === SVG && ELEMENTS.has(child.localName)) element.append(adopted(child));
  }
  return element;
}
