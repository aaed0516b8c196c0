// Opens the search: by the header's link, Ctrl+K or ⌘K, "/", or a query in the address. All else is loaded only then.
"use strict";
{
  const link = document.querySelector("a.search-opener");
  const base = new URL("../../", document.currentScript.src).href;
  const parts = ["words", "stem", "shards", "names", "passages", "snippets", "answers", "filters", "dialog"];
  const search = (window.referenceSearch = { base, insert });
  let ready = null;

  // Classic scripts, because they are all that works from a disk.
  function insert(address) {
    return new Promise((accept, refuse) => {
      const script = document.createElement("script");
      script.async = false; // they run in the order in which they were asked for
      script.src = address;
      script.onload = () => accept();
      script.onerror = () => refuse(new Error(`cannot load ${address}`));
      document.head.append(script);
    });
  }

  function open() {
    ready ??= Promise.all(parts.map(part => insert(`${base}assets/search/${part}.js`)));
    ready.then(() => search.open(), leave);
  }

  // The list of all names takes the place of a search that cannot be loaded.
  function leave() {
    location.href = link.href;
  }

  // Somebody who writes, or who speaks to the computer, may switch "/" off (WCAG 2.1.4).
  search.slashWorks = function (works) {
    try {
      if (works !== undefined) localStorage.setItem("search-slash", works ? "on" : "off");
      return localStorage.getItem("search-slash") !== "off";
    } catch {
      return works ?? true; // a browser that keeps nothing for pages
    }
  };

  function isWriting(element) {
    return Boolean(element.closest?.("input, textarea, select, [contenteditable]"));
  }

  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-keyshortcuts", "Control+K");

  document.addEventListener("keydown", event => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    const slash = event.key === "/" && bare && !isWriting(event.target) && search.slashWorks();
    if (event.isComposing || (!command && !slash)) return;
    event.preventDefault();
    open();
  });

  const asked = new URLSearchParams(location.search);
  if (["q", "kind", "source", "year"].some(name => asked.has(name))) open();
}
