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

// One tile open at a time, so that the list stays short on a phone.
function foldTiles(box) {
  const tiles = [...box.querySelectorAll("details")];
  for (const tile of tiles) {
    tile.addEventListener("toggle", () => {
      if (tile.open) for (const other of tiles) if (other !== tile && !other.querySelector(":checked")) other.open = false;
    });
  }
}

for (const box of document.querySelectorAll("[data-office]")) showOffice(box);
for (const box of document.querySelectorAll("[data-files]")) listFiles(box);
for (const box of document.querySelectorAll(".tiles")) foldTiles(box);
