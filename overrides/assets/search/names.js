// Finds pages by their names: exact before initials, before beginnings, before parts, before what is misspelt.
"use strict";
{
  const search = window.referenceSearch;
  const RANK = { exact: 0, initials: 1, beginning: 2, inside: 3, words: 4, misspelt: 5, within: 6, word: 7 };
  search.RANK = RANK;
  const SMALL_WORDS = new Set(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"]);
  // So many names of one query's words are shown, the longest first.
  const MOST_INSIDE = 2;

  // Gives every entry of the index with its names, made ready for comparing.
  search.readNames = function (files, kindsOfAll) {
    const entries = [];
    let passages = 0;
    for (const file of files) {
      const forms = file.forms.split("\n");
      const spelt = search.normalise(file.forms).split("\n");
      const [kinds, weights, counts] = [file.kinds, file.weights, file.passages].map(search.decode);
      forms.forEach((line, row) => {
        const kind = kindsOfAll[kinds[row]][0];
        const entry = { number: entries.length, kind, weight: weights[row] };
        Object.assign(entry, { forms: line.split("\t"), passage: passages, passages: counts[row] });
        entry.names = spelt[row].split("\t").map(readName);
        entry.words = ` ${entry.names.map(name => name.words.join(" ")).join(" ")}`;
        passages += counts[row];
        entries.push(entry);
      });
    }
    return entries;
  };

  function readName(spelt) {
    const words = search.words(spelt);
    const name = { key: search.nameKey(spelt), words, initials: [] };
    if (words.length > 1) {
      const long = words.filter(word => !SMALL_WORDS.has(word));
      name.initials = [words, long].map(some => some.map(word => word[0]).join(""));
    }
    return name;
  }

  // Lists the entries that a query may name, the likeliest first, each with the form that was found.
  search.findNames = function (text, entries) {
    const query = readQuery(text);
    if (!query.key) return [];
    let found = collect(entries, entry => bestForm(entry, query));
    if (!found.some(hit => hit.rank <= RANK.initials)) found = [...found, ...insideQuery(query, entries, found)];
    if (!found.some(hit => hit.rank === RANK.exact)) found = [...found, ...misspelt(query, entries, found)];
    return found.sort(likelier);
  };

  function readQuery(text) {
    const words = search.words(text.replace(/["“”„«»]/g, " "));
    const key = search.nameKey(words.join(" "));
    const toneless = words.map(word => (/^([a-z]+[1-5])+$/.test(word) ? word.replace(/[1-5]/g, "") : word));
    return { words, key, keys: [...new Set([key, search.nameKey(toneless.join(" "))])] };
  }

  function collect(entries, look) {
    const found = [];
    for (const entry of entries) {
      const hit = look(entry);
      if (hit) found.push({ entry, form: 0, far: 0, ...hit });
    }
    return found;
  }

  function bestForm(entry, query) {
    let best = null;
    entry.names.forEach((name, form) => {
      const rank = rankOf(name, query);
      if (rank !== null && (best === null || better(rank, name.key.length, best)))
        best = { form, rank, length: name.key.length };
    });
    if (best === null && hasAllWords(entry, query)) best = { rank: RANK.words, length: entry.names[0].key.length };
    return best;
  }

  const better = (rank, length, best) => rank < best.rank || (rank === best.rank && length < best.length);

  function rankOf(name, { key, keys }) {
    if (keys.includes(name.key)) return RANK.exact;
    if (key.length > 1 && name.initials.includes(key)) return RANK.initials;
    if (keys.some(each => name.key.startsWith(each))) return RANK.beginning;
    // A part of a Chinese name: any Hanzi of it.
    return search.isHanzi(key) && name.key.includes(key) ? RANK.inside : null;
  }

  // Each word begins a word of some form.
  const hasAllWords = (entry, query) => query.words.every(word => entry.words.includes(` ${word}`));

  // Names that stand in a longer query: of a run of Hanzi any part, of other words the most that make a name.
  function insideQuery(query, entries, already) {
    const parts = new Set([...query.words.flatMap(partsOfHanzi), ...runsOfWords(query.words)]);
    const known = new Set(already.map(hit => hit.entry));
    const found = collect(entries, entry => {
      // "Documents" and "People" are pages, but in a question they are words.
      if (known.has(entry) || entry.kind === "pages") return null;
      const inside = entry.names.map((name, form) => ({ form, key: name.key })).filter(({ key }) => parts.has(key));
      if (!inside.length) return null;
      const longest = inside.reduce((one, other) => (other.key.length > one.key.length ? other : one));
      const rank = search.isHanzi(longest.key) ? RANK.inside : RANK.within;
      return { form: longest.form, rank, length: -longest.key.length, key: longest.key };
    });
    return mostTelling(found.sort(likelier));
  }

  // Leaves out what is a part of a longer name that was found, and surnames that several bear.
  function mostTelling(found) {
    const kept = [];
    for (const hit of found) {
      const bearers = found.filter(other => other.key === hit.key).length;
      const isPart = kept.some(other => other.key !== hit.key && other.key.includes(hit.key));
      if (!isPart && (bearers === 1 || [...hit.key].length > 4 || search.isHanzi(hit.key))) kept.push(hit);
    }
    return kept.slice(0, MOST_INSIDE);
  }

  function partsOfHanzi(word) {
    if (!search.isHanzi(word)) return [];
    const signs = [...word].slice(0, 40);
    return signs.flatMap((_, start) => signs.slice(start + 1, start + 20).map((_, more) => signs.slice(start, start + more + 2).join("")));
  }

  function runsOfWords(words) {
    const some = words.slice(0, 30);
    const runs = some.flatMap((_, start) => some.slice(start, start + 8).map((_, more) => some.slice(start, start + more + 1)));
    return runs.filter(run => !run.every(search.isStopWord)).map(run => search.nameKey(run.join(" ")));
  }

  // Names within one or two slips of the pen; where the first letter is wrong, only if nothing else is found.
  function misspelt(query, entries, already) {
    const [length, sign] = [query.key.length, query.key[0]];
    if (length < 4 || search.isHanzi(query.key)) return [];
    const known = new Set(already.map(hit => hit.entry));
    const most = length < 9 ? 1 : 2;
    const look = fits => collect(entries, entry => (known.has(entry) ? null : nearestForm(entry, query, most, fits)));
    const found = look(key => key[0] === sign);
    return found.length || already.length ? found : look(key => key[0] !== sign && key.slice(-2) === query.key.slice(-2));
  }

  function nearestForm(entry, query, most, fits) {
    let nearest = null;
    entry.names.forEach((name, form) => {
      const single = query.words.length === 1 && name.words.length > 1 ? name.words.filter(word => word.length > 4) : [];
      [name.key, ...single].forEach((key, place) => {
        if (Math.abs(key.length - query.key.length) > most || !fits(key) || search.isHanzi(key)) return;
        const far = distance(key, query.key, nearest ? nearest.far - 1 : most);
        const rank = place ? RANK.word : RANK.misspelt;
        if (far <= (nearest ? nearest.far - 1 : most)) nearest = { form, rank, far, length: name.key.length };
      });
    });
    return nearest;
  }

  // The number of letters to add, drop, change or swap (Damerau, optimal string alignment); above `most` any number.
  function distance(one, other, most) {
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, column) => column)];
    for (let row = 1; row <= one.length; row += 1) {
      const line = [row];
      for (let column = 1; column <= other.length; column += 1) {
        const same = one[row - 1] === other[column - 1];
        let least = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
        if (swapped) least = Math.min(least, before[column - 2] + 1);
        line.push(least);
      }
      if (Math.min(...line) > most) return most + 1;
      [before, last] = [last, line];
    }
    return last[other.length];
  }

  const likelier = (one, other) =>
    one.rank - other.rank ||
    one.far - other.far ||
    one.length - other.length ||
    other.entry.weight - one.entry.weight ||
    one.entry.number - other.entry.number;
}
