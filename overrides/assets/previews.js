// Shows in a few words what a link of the page leads to, before anybody follows it. What is shown comes with the page.
//
// With a mouse or the keyboard it is a tooltip that describes the link: it comes after a moment, stays while the link has
// the pointer or the focus or the pointer is on the tooltip, and goes with Escape (WCAG 1.4.13).
// With a finger it is a dialog at the bottom: a tap on a citation opens it, as on a footnote; on any other link a tap
// follows the link and a long press opens it. Its first link leads where the link does.
(() => {
  const APPEAR = 350;
  const VANISH = 250;
  const PRESS = 500;

  const block = document.querySelector("script.previews");
  const article = document.querySelector("article");
  if (!article || !HTMLElement.prototype.showPopover) return;

  const previews = new Map();
  for (const [address, preview] of Object.entries(JSON.parse(block?.textContent || "{}"))) {
    previews.set(new URL(address, document.baseURI).href, preview);
  }

  const make = (tag, name, words, language) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (language) element.lang = language;
    element.textContent = words || "";
    return element;
  };
  const addressOf = link => new URL(link.getAttribute("href"), document.baseURI).href;

  // Links of the article that a preview is known for, and citations of statements on this very page.
  function previewOf(link) {
    const address = addressOf(link);
    const known = previews.get(address);
    const [page, anchor] = address.split("#");
    const here = page === document.URL.split("#")[0] ? anchor : "";
    const id = typeof known === "string" ? known : here;
    if (!id) return known;
    const shown = document.getElementById(id);
    return shown?.matches(".statement") && !shown.contains(link) ? readStatement(shown) : undefined;
  }

  function readStatement(shown) {
    const attribution = shown.querySelector(".attribution")?.cloneNode(true) || make("p");
    const [standing, name] = [".standing", ".cite"].map(each => attribution.querySelector(each)?.textContent || "");
    for (const each of attribution.querySelectorAll(".standing, .cite, .permalink")) each.remove();
    const foot = attribution.textContent.replace(/\s+/g, " ").replace(". ·", " ·").replace(/[ ·]+$/, "").trim();
    return { sort: "statement", name, text: shown.querySelector("p").textContent, standing, foot };
  }

  function linkAt(target) {
    const link = target.closest?.("article a[href]");
    return link && previewOf(link) ? link : null;
  }

  // Texts alone, so that nothing in them can become markup.
  function fill(place, preview) {
    const name = make("p", "preview__name", preview.name);
    for (const [words, language] of preview.native || []) name.append(" ", make("span", "", words, language));
    const parts = [make("p", "preview__sort", preview.sort), name];
    if (preview.text) parts.push(make("p", "preview__text", preview.text));
    for (const note of preview.notes || []) parts.push(make("p", "preview__note", note));
    const foot = make("p", "preview__foot");
    if (preview.standing) foot.append(make("span", `standing standing--${preview.standing}`, preview.standing), " ");
    foot.append(preview.foot || "");
    if (foot.textContent) parts.push(foot);
    place.replaceChildren(...parts);
  }

  // The tooltip -----------------------------------------------------------------------------------------------------

  const tip = make("div", "preview md-typeset");
  tip.id = "__preview";
  tip.popover = "manual";
  tip.setAttribute("role", "tooltip");
  document.body.append(tip);

  let described = null;
  let dismissed = null;
  let timer = 0;
  const isOpen = () => tip.matches(":popover-open");
  const leave = () => { if (!described?.matches(":focus-visible")) later(hide, VANISH); };

  function later(what, delay) {
    clearTimeout(timer);
    timer = setTimeout(what, delay);
  }

  // What describes a link is there at once, so that screen readers have it when the link gets the focus.
  function describe(link) {
    if (described === link) return;
    described?.removeAttribute("aria-describedby");
    described = link;
    link.setAttribute("aria-describedby", tip.id);
    fill(tip, previewOf(link));
  }

  function show(link, x) {
    if (!link.isConnected) return;
    describe(link);
    tip.showPopover();
    // Below the line of the link that the pointer is on, or above it where there is no room; it moves with the page.
    const lines = [...link.getClientRects()];
    const line = lines.find(each => x >= each.left && x <= each.right) || lines[0] || link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = tip;
    const seen = document.documentElement;
    const left = Math.max(8, Math.min(line.left, seen.clientWidth - width - 8));
    const below = line.bottom + 4 + height <= seen.clientHeight || line.top - 4 < height;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(below ? line.bottom + 4 : line.top - 4 - height) + scrollY}px`;
  }

  function hide() {
    clearTimeout(timer);
    if (isOpen()) tip.hidePopover();
    described?.removeAttribute("aria-describedby");
    described = null;
  }

  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    if (tip.contains(event.target)) return clearTimeout(timer);
    const link = linkAt(event.target);
    if (link && link !== dismissed) {
      if (link === described && isOpen()) clearTimeout(timer);
      else later(() => { hide(); show(link, event.clientX); }, APPEAR);
    } else if (!link) {
      dismissed = null;
      leave();
    }
  });
  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("focusin", event => {
    const link = linkAt(event.target);
    if (!link || link === dismissed || !link.matches(":focus-visible")) return;
    hide();
    describe(link);
    later(() => show(link), APPEAR);
  });
  document.addEventListener("focusout", () => { dismissed = null; hide(); });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    dismissed = described;
    hide();
  }, true);

  // The dialog for fingers ------------------------------------------------------------------------------------------

  const sheet = make("dialog", "preview preview--sheet md-typeset");
  const inside = make("div", "preview__inside");
  const row = make("p", "preview__ways");
  const way = make("a", "preview__go");
  const close = make("button", "preview__close", "Close");
  close.type = "button";
  close.addEventListener("click", () => sheet.close());
  row.append(way, close);
  sheet.setAttribute("aria-label", "What the link leads to");
  sheet.append(inside, row);
  sheet.addEventListener("click", event => { if (event.target === sheet || event.target === way) sheet.close(); });
  document.body.append(sheet);

  let finger = null;
  let press = 0;
  let swallow = false;

  function open(link) {
    hide();
    const preview = previewOf(link);
    fill(inside, preview);
    way.textContent = preview.sort === "statement" ? "Go to the statement" : "Open the page";
    way.href = addressOf(link);
    dismissed = link;
    sheet.showModal();
  }

  function held(link) {
    clearTimeout(press);
    finger = null;
    swallow = true;
    if (!sheet.open) open(link);
  }

  document.addEventListener("pointerdown", event => {
    swallow = false;
    clearTimeout(press);
    const link = event.pointerType === "touch" ? linkAt(event.target) : null;
    finger = link;
    if (link) {
      hide();
      press = setTimeout(() => held(link), PRESS);
    }
  });
  for (const name of ["pointerup", "pointercancel", "scroll"]) {
    document.addEventListener(name, () => clearTimeout(press), { passive: true });
  }
  // A long press asks the browser for its own menu, which the dialog's link has too.
  document.addEventListener("contextmenu", event => {
    const link = finger || swallow ? linkAt(event.target) : null;
    if (!link) return;
    event.preventDefault();
    held(link);
  });
  document.addEventListener("click", event => {
    const link = finger && finger === linkAt(event.target) ? finger : null;
    finger = null;
    if (swallow || (link?.matches(".cite") && event.detail > 0)) event.preventDefault();
    if (swallow) event.stopPropagation();
    else if (event.defaultPrevented && link) open(link);
    swallow = false;
  }, true);
})();
