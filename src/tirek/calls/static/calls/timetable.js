// Lets a row of the timetable be dragged to another place; the arrows in each row do the same by keys, and on a phone.
(() => {
  const form = document.getElementById("slot-place");
  if (!form) return;
  let dragged = null;
  const over = (row) => {
    for (const each of document.querySelectorAll(".slot-over")) each.classList.remove("slot-over");
    if (row && row !== dragged) row.classList.add("slot-over");
  };
  for (const row of document.querySelectorAll("tr[data-slot]")) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.id);
    });
    row.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      over(row);
    });
    row.addEventListener("dragend", () => {
      dragged = null;
      over(null);
    });
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!dragged || dragged === row) return;
      form.action = dragged.dataset.slot;
      form.elements.place.value = row.dataset.place;
      form.submit();
    });
  }
})();
