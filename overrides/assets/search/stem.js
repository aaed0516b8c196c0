// Cuts English words to their stems: M. F. Porter, "An algorithm for suffix stripping", 1980. The index holds the stems
// that Snowball's "porter" makes when the site is built; the tests hold this to it.
"use strict";
{
  const VOWELS = "[aeiouy][aeiou]*";
  const CONSONANTS = "[^aeiou][^aeiouy]*";
  const MEASURE_ABOVE_0 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`);
  const MEASURE_1 = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`);
  const MEASURE_ABOVE_1 = new RegExp(`^(?:${CONSONANTS})?(?:${VOWELS}${CONSONANTS}){2}`);
  const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?[aeiouy]`);
  const SHORT_END = /^[^aeiou][^aeiouy]*[aeiouy][^aeiouwxy]$/;
  const DOUBLE_END = /([bdfgmnprt])\1$/;

  // For a word that ends like this, what stands there instead, if the rest is long enough.
  const SECOND = {
    ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", abli: "able", alli: "al", entli: "ent",
    eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful",
    ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble",
  };
  const THIRD = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
  const FOURTH = Object.fromEntries(
    "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split(" ").map(end => [end, ""]),
  );

  function exchange(word, ends, condition) {
    const longest = Object.keys(ends)
      .filter(end => word.endsWith(end))
      .sort((one, other) => other.length - one.length)[0];
    if (longest === undefined) return word;
    const rest = word.slice(0, -longest.length);
    if (longest === "ion" && !/[st]$/.test(rest)) return word;
    return condition.test(rest) ? rest + ends[longest] : word;
  }

  function withoutPlural(word) {
    if (/(?:ss|i)es$/.test(word)) return word.slice(0, -2);
    return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  }

  function withoutPast(word) {
    if (word.endsWith("eed")) return MEASURE_ABOVE_0.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
    const rest = word.replace(/(?:ed|ing)$/, "");
    if (rest === word || !HAS_VOWEL.test(rest)) return word;
    if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
    if (DOUBLE_END.test(rest)) return rest.slice(0, -1);
    return MEASURE_1.test(rest) && SHORT_END.test(rest) ? `${rest}e` : rest;
  }

  function withoutFinalE(word) {
    const rest = word.slice(0, -1);
    const goes = MEASURE_ABOVE_1.test(rest) || (MEASURE_1.test(rest) && !SHORT_END.test(rest));
    return word.endsWith("e") && goes ? rest : word;
  }

  window.referenceSearch.stem = function (word) {
    if (word.length < 3) return word;
    // A "y" that begins a word is a consonant; as a capital it is no vowel to the patterns.
    let stem = word.replace(/^y/, "Y");
    stem = withoutPast(withoutPlural(stem));
    if (stem.endsWith("y") && HAS_VOWEL.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
    stem = exchange(stem, SECOND, MEASURE_ABOVE_0);
    stem = exchange(stem, THIRD, MEASURE_ABOVE_0);
    stem = exchange(stem, FOURTH, MEASURE_ABOVE_1);
    stem = withoutFinalE(stem);
    if (stem.endsWith("ll") && MEASURE_ABOVE_1.test(stem)) stem = stem.slice(0, -1);
    return stem.toLowerCase();
  };
}
