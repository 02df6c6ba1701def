"use strict";

// Conveniences of the page of one document: everything here can be done without it.

(() => {
  // The field that is looked at is marked on the picture; without the script its link does the same.
  for (const link of document.querySelectorAll("[data-place]")) {
    const place = document.getElementById(link.dataset.place);
    link.addEventListener("focus", () => place?.classList.add("place-on"));
    link.addEventListener("blur", () => place?.classList.remove("place-on"));
    link.addEventListener("mouseenter", () => place?.classList.add("place-on"));
    link.addEventListener("mouseleave", () => { if (document.activeElement !== link) { place?.classList.remove("place-on"); } });
  }

  // Rectangles follow their numbers, and the numbers a drag over the picture.
  const inputs = [...document.querySelectorAll("input[data-area]")];
  const sheet = inputs.length > 0 ? document.querySelector("svg.sheet") : null;
  const page = sheet?.viewBox.baseVal;
  const sides = { left: ["x", page?.width], top: ["y", page?.height], width: ["width", page?.width], height: ["height", page?.height] };

  function draw(input) {
    const [attribute, pixels] = sides[input.dataset.side];
    const share = Number.parseFloat(input.value);
    document.querySelector(`rect[data-area="${input.dataset.area}"]`)?.setAttribute(attribute, Number.isFinite(share) ? String(share * pixels / 100) : "0");
  }

  for (const input of inputs) {
    input.addEventListener("input", () => draw(input));
  }

  if (sheet !== null) {
    let start = null;
    const at = event => {
      const box = sheet.getBoundingClientRect();
      const share = (value, low, size) => Math.min(100, Math.max(0, Math.round((value - low) / size * 200) / 2));
      return { x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) };
    };
    const set = (area, side, value) => {
      const input = document.querySelector(`input[data-area="${area}"][data-side="${side}"]`);
      input.value = String(value);
      draw(input);
    };
    sheet.addEventListener("pointerdown", event => {
      const free = inputs.find(input => input.dataset.side === "width" && input.value === "");
      if (free !== undefined) {
        start = { ...at(event), area: free.dataset.area };
        event.preventDefault();
      }
    });
    sheet.addEventListener("pointermove", event => {
      if (start !== null) {
        const end = at(event);
        set(start.area, "left", Math.min(start.x, end.x));
        set(start.area, "top", Math.min(start.y, end.y));
        set(start.area, "width", Math.abs(start.x - end.x));
        set(start.area, "height", Math.abs(start.y - end.y));
      }
    });
    window.addEventListener("pointerup", () => { start = null; });
  }
})();
