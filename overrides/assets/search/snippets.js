// Cuts out of a text what shows why it was found, with the words that were asked for marked.
"use strict";
{
  const search = window.referenceSearch;
  const PIECE = new RegExp(`[${search.HANZI}]+|[^\\s${search.HANZI}\\-–—/“”"()\\[\\]]+`, "gu");

  // Gives the parts of a snippet in order, each a text and whether it was asked for; "…" stands for what was cut off.
  search.cutSnippet = function (text, query, longest) {
    const marks = text.matchAll(PIECE);
    const found = [...marks].flatMap(piece => marksIn(piece[0], piece.index, query.terms));
    const [start, end] = bestWindow(text, found, longest);
    const parts = [];
    let place = start;
    for (const [from, to] of found.filter(([from, to]) => from >= start && to <= end)) {
      parts.push({ text: text.slice(place, from), found: false }, { text: text.slice(from, to), found: true });
      place = to;
    }
    parts.push({ text: text.slice(place, end), found: false });
    if (start > 0) parts.unshift({ text: "… ", found: false });
    if (end < text.length) parts.push({ text: " …", found: false });
    return parts.filter(part => part.text);
  };

  function marksIn(piece, start, asked) {
    if (search.isHanzi(piece)) return hanziMarks(piece, start, asked);
    const [core] = piece.match(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u) ?? [""];
    const [terms, words] = [search.terms(core), search.words(core)];
    const isAsked = asked.some(({ term, word, open }) =>
      terms.includes(term) || (open && word.length > 2 && words.some(each => each.startsWith(word))));
    const from = start + piece.indexOf(core);
    return core && isAsked ? [[from, from + core.length]] : [];
  }

  // Pairs that overlap make one mark.
  function hanziMarks(piece, start, asked) {
    const marks = [];
    for (let place = 0; place < piece.length; place += 1) {
      const { term } = asked.find(({ term }) => piece.startsWith(term, place)) ?? {};
      if (!term) continue;
      const [from, to] = [start + place, start + place + term.length];
      const last = marks.at(-1);
      if (last && last[1] >= from) last[1] = Math.max(last[1], to);
      else marks.push([from, to]);
    }
    return marks;
  }

  // The stretch of whole words with the most marks.
  function bestWindow(text, found, longest) {
    if (text.length <= longest) return [0, text.length];
    const counts = found.map(([from]) => found.filter(([other, end]) => other >= from && end <= from + longest * 0.75).length);
    const best = found[counts.indexOf(Math.max(...counts))]?.[0] ?? 0;
    const start = best < longest * 0.25 ? 0 : text.indexOf(" ", best - longest * 0.2) + 1;
    const end = start + longest >= text.length ? text.length : text.lastIndexOf(" ", start + longest);
    return [start, end > start ? end : Math.min(text.length, start + longest)];
  }
}
