// The colours of the page for what is drawn on canvas; told anew when the reader switches dark and light.

/** {ink, soft, line, sheet} as colours that a canvas understands. */
export function pageColours(element) {
  const probe = document.createElement("span");
  element.append(probe);
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(["ink", "soft", "line", "sheet", "accent"].map((name) => [name, read(name)]));
  probe.remove();
  return colours;
}

/** Calls back when the colours of the page change. */
export function onColours(callback) {
  new MutationObserver(callback).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", callback);
}

const CANVAS = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** Any CSS colour as #rrggbb, laid over nothing. */
export function hex(colour) {
  CANVAS.clearRect(0, 0, 1, 1);
  CANVAS.fillStyle = colour;
  CANVAS.fillRect(0, 0, 1, 1);
  const [red, green, blue] = CANVAS.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
