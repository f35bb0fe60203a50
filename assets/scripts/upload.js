// Resumable uploads: each file goes up in pieces (tus) and survives a lost line; the form then carries its address.
import { Upload, isSupported } from "tus-js-client";
import { each, element, say, token } from "./page.js";

const PIECE = 512 * 1024;

function row(list, file) {
  const bar = element("progress", { max: "100", value: "0", "aria-label": file.name });
  const note = element("span", { class: "upload-note" });
  list.append(element("li", {}, element("span", { class: "upload-name" }, file.name), bar, note));
  return { bar, note };
}

// The server says in words what is wrong with a file; anything else is a line that broke for good.
function reason(error) {
  const answer = error.originalResponse;
  return answer && [413, 422, 429].includes(answer.getStatus()) ? answer.getBody() : "";
}

function send(box, list, file) {
  const { bar, note } = row(list, file);
  if (box.dataset.max && file.size > Number(box.dataset.max)) {
    bar.remove();
    note.textContent = say("tooLarge");
    return;
  }
  const upload = new Upload(file, {
    endpoint: box.dataset.uploadUrl,
    chunkSize: PIECE,
    retryDelays: [0, 1000, 3000, 5000, 10000, 20000],
    metadata: { filename: file.name, filetype: file.type },
    headers: { "X-CSRFToken": token() },
    removeFingerprintOnSuccess: true,
    onProgress: (sent, total) => (bar.value = (100 * sent) / total),
    onError: (error) => {
      const refused = reason(error);
      note.dataset.wrong = "yes";
      note.textContent = refused || say("failed");
      if (refused) bar.remove();
    },
    onSuccess: () => {
      bar.value = 100;
      note.textContent = say("uploaded");
      box.append(element("input", { type: "hidden", name: `${box.dataset.name}_uploaded`, value: upload.url }));
    },
  });
  upload.findPreviousUploads().then((found) => {
    if (found.length) upload.resumeFromPreviousUpload(found[0]);
    upload.start();
  });
}

each("[data-upload-url]", (box) => {
  if (!isSupported) return;
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector("[data-upload-list]");
  const area = box.querySelector(".upload-area");
  const take = (files) => [...files].forEach((file) => send(box, list, file));
  input.addEventListener("change", () => {
    take(input.files);
    input.value = ""; // sent already: the form need not carry them again
  });
  for (const type of ["dragover", "dragleave", "drop"]) {
    area.addEventListener(type, (event) => {
      event.preventDefault();
      area.classList.toggle("is-over", type === "dragover");
      if (type === "drop") take(event.dataTransfer.files);
    });
  }
});
