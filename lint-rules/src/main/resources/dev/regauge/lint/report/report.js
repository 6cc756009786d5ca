"use strict";
(function () {
  // no ampersand and no less-than sign in here: the page is well-formed XML too
  const bar = document.getElementById("filter");
  if (bar === null) { return; }
  const choices = Array.from(bar.querySelectorAll("select"));
  const text = bar.querySelector("input");
  const all = bar.querySelector("button");
  const said = bar.querySelector("output");
  const blocks = Array.from(document.querySelectorAll(".group, .severity, .rule"));
  const findings = Array.from(document.querySelectorAll(".finding"), article => ({
    article,
    class: article.closest(".group").id,
    rule: article.closest(".rule").dataset.rule,
    module: article.dataset.module,
  }));
  // as many are opened by a filter
  const SCREENS = 50;

  /** What is searched: all that a finding shows; a class is found by its name with dots, a file by its path. */
  function words(finding) {
    if (finding.words === undefined) {
      finding.words = (finding.rule + "\n" + finding.article.textContent).toLowerCase();
    }
    return finding.words;
  }

  function holds(finding, wanted) {
    return wanted.every(word =>
      words(finding).includes(word) || words(finding).includes(word.replace(/\.(?=.)/g, "/")));
  }

  /** Whether all choices but one allow a finding. */
  function allowed(finding, but) {
    return choices.every(choice =>
      choice === but || choice.value === "" || choice.value === finding[choice.name]);
  }

  function show() {
    const wanted = text.value.toLowerCase().split(/\s+/).filter(word => word !== "");
    const held = findings.filter(finding => holds(finding, wanted));
    const shown = new Set(held.filter(finding => allowed(finding, null)));
    const filtered = wanted.length > 0 || choices.some(choice => choice.value !== "");
    findings.forEach(finding => { finding.article.hidden = !shown.has(finding); });
    choices.forEach(choice => count(choice, held));
    blocks.forEach(block => tell(block, filtered ? shown.size : 0));
    all.hidden = !filtered;
    said.textContent = filtered ? shown.size + " of " + findings.length + " findings" : "";
    document.documentElement.classList.toggle("filtered", filtered);
  }

  /** Beside each option how many findings it would show. */
  function count(choice, held) {
    const sizes = new Map();
    for (const finding of held) {
      if (allowed(finding, choice)) {
        const value = finding[choice.name];
        sizes.set(value, (sizes.get(value) || 0) + 1);
      }
    }
    for (const option of choice.options) {
      if (option.value !== "") {
        const size = sizes.get(option.value) || 0;
        option.textContent = option.textContent.replace(/ \(\d+\)$/, " (" + size + ")");
        option.disabled = size === 0 ? !option.selected : false;
      }
    }
  }

  function tell(block, shown) {
    const findings = block.querySelectorAll(".finding");
    const left = Array.from(findings).filter(finding => !finding.hidden).length;
    block.hidden = left === 0;
    if (block.matches(".group")) { return; }
    block.querySelector(".count")?.replaceChildren(
      left === findings.length ? String(left) : left + " of " + findings.length);
    const fold = block.querySelector(":scope > details");
    if (fold !== null) {
      fold.open = shown > 0 ? SCREENS >= shown : false;
    }
  }

  function clear() {
    choices.forEach(choice => { choice.value = ""; });
    text.value = "";
  }

  /** The address keeps what is chosen, so that it can be sent to somebody. */
  function keep() {
    const kept = new URLSearchParams();
    [...choices, text].filter(field => field.value !== "").forEach(field => kept.set(field.name, field.value));
    const address = location.href.split("#")[0] + (String(kept) === "" ? "" : "#" + kept);
    try { history.replaceState(null, "", address); } catch (refused) { /* in a frame that may not */ }
  }

  /** Follows the address: to what was chosen, or to a place of the page, which is shown whatever was chosen. */
  function follow() {
    const fragment = location.hash.slice(1);
    if (fragment.includes("=")) {
      clear();
      const kept = new URLSearchParams(fragment);
      [...choices, text].forEach(field => { field.value = kept.get(field.name) || ""; });
      choices.filter(choice => choice.selectedIndex === -1).forEach(choice => { choice.value = ""; });
      show();
      return;
    }
    const place = fragment === "" ? null : document.getElementById(fragment);
    if (place === null) { return; }
    if (place.closest("[hidden]") !== null) {
      clear();
      show();
    }
    for (let fold = place.closest("details"); fold !== null; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    place.querySelectorAll(":scope > details").forEach(fold => { fold.open = true; });
    place.scrollIntoView();
  }

  let waiting = 0;
  bar.addEventListener("input", event => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { show(); keep(); }, event.target === text ? 150 : 0);
  });
  all.addEventListener("click", () => {
    clear();
    show();
    keep();
    text.focus();
  });
  addEventListener("hashchange", follow);
  bar.hidden = false;
  follow();
})();
