"use strict";

// Everything here is a convenience: each page works without it, and the server is what keeps a form sent twice from acting twice.

// After a form came back with errors, the summary of errors is where reading goes on.
document.querySelector("[data-focus]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}

// The pressed button's name must still go along, so the buttons are locked after the form was read.
document.addEventListener("submit", event => {
  const form = event.target;
  setTimeout(() => {
    for (const button of form.querySelectorAll("button[type=submit]")) {
      button.disabled = true;
    }
    form.setAttribute("aria-busy", "true");
  });
});

// A page that the browser kept and shows again (the back button) is usable again.
window.addEventListener("pageshow", event => {
  if (event.persisted) {
    for (const form of document.querySelectorAll("form[aria-busy]")) {
      form.removeAttribute("aria-busy");
      form.querySelectorAll("button[type=submit]").forEach(button => { button.disabled = false; });
    }
  }
});
