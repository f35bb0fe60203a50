// What the citizen's form gains from a script: the office at once, districts found by typing, sent files listed.
// Without it every page works the same with a press more.

async function draw(box, address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer && answer.ok) box.innerHTML = await answer.text();
}

function showOffice(box) {
  const select = document.getElementById("id_area_id");
  select.addEventListener("change", () => {
    if (select.value) draw(box, `${box.dataset.office}?area=${encodeURIComponent(select.value)}`);
    else box.replaceChildren();
  });
}

// A finished upload leaves a hidden field behind: then the list of sent files is asked for anew.
function listFiles(box) {
  const upload = document.querySelector("[data-upload]");
  new MutationObserver((changes) => {
    const finished = changes.some((change) => [...change.addedNodes].some((node) => node.matches && node.matches("input[type=hidden]")));
    if (!finished) return;
    for (const bar of upload.querySelectorAll("[data-upload-list] progress")) if (bar.value >= 100) bar.closest("li").remove();
    draw(box, box.dataset.files);
  }).observe(upload, { childList: true });
}

// The list of districts is long: a few letters of the name, in any spelling of the keyboard, leave those that fit.
function findAreas(select, words) {
  const groups = [...select.querySelectorAll("optgroup")].map((group) => ({ label: group.label, options: [...group.children] }));
  const first = select.options[0];
  const field = document.createElement("input");
  field.type = "search";
  field.className = "form-control area-finder";
  field.placeholder = words;
  field.setAttribute("aria-label", words);
  field.autocomplete = "off";
  field.addEventListener("input", () => {
    const asked = folded(field.value);
    const chosen = select.value;
    const fits = (text) => folded(text).includes(asked);
    select.replaceChildren(first);
    for (const group of groups) {
      const kept = fits(group.label) ? group.options : group.options.filter((option) => fits(option.text));
      if (!kept.length) continue;
      const shown = document.createElement("optgroup");
      shown.label = group.label;
      shown.append(...kept);
      select.append(shown);
    }
    const left = [...select.options].slice(1);
    select.value = asked && left.length === 1 ? left[0].value : left.some((option) => option.value === chosen) ? chosen : "";
    if (select.value !== chosen) select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  select.before(field);
}

const LETTERS = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е", ы: "и" };
const folded = (text) => text.toLowerCase().replace(/[әғқңөұүһіёы]/g, (letter) => LETTERS[letter]).trim();

// A press while a file is still on its way waits for it: leaving the page would cut it off.
function waitForUploads(list) {
  const form = list.closest("form");
  const status = form.querySelector("[data-autosave-status]");
  const rows = () => [...list.querySelectorAll("li")].filter((row) => row.querySelector("progress"));
  const note = (row) => row.querySelector(".upload-note").textContent;
  const going = () => rows().some((row) => !note(row));
  let pressed = null;
  form.addEventListener("submit", (event) => {
    if (!going()) return;
    event.preventDefault();
    event.stopPropagation();
    pressed = event.submitter || form.querySelector(".form-actions button");
    status.textContent = list.dataset.waiting;
  });
  new MutationObserver(() => {
    if (!pressed || going()) return;
    const button = pressed;
    pressed = null;
    status.textContent = "";
    if (![...list.querySelectorAll(".upload-note")].some((one) => one.dataset.wrong)) setTimeout(() => button.click());
  }).observe(list, { childList: true, subtree: true, characterData: true });
}

// One tile open at a time, so that the list stays short on a phone.
function foldTiles(box) {
  const tiles = [...box.querySelectorAll("details")];
  for (const tile of tiles) {
    tile.addEventListener("toggle", () => {
      if (tile.open) for (const other of tiles) if (other !== tile && !other.querySelector(":checked")) other.open = false;
    });
  }
}

for (const box of document.querySelectorAll("[data-finder]")) findAreas(document.getElementById("id_area_id"), box.dataset.finder);
for (const box of document.querySelectorAll("[data-office]")) showOffice(box);
for (const box of document.querySelectorAll("[data-files]")) listFiles(box);
for (const list of document.querySelectorAll("[data-upload-list]")) {
  list.dataset.waiting = document.querySelector("[data-files]").dataset.waiting;
  waitForUploads(list);
}
for (const box of document.querySelectorAll(".tiles")) foldTiles(box);
