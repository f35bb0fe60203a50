// A voice message, recorded in the browser and handed to the file control beside it, which sends it like any file.
// Without a script or a microphone the file control takes a sound file.

const TYPES = [["audio/webm", "webm"], ["audio/mp4", "m4a"], ["audio/ogg", "ogg"]];
const LONGEST = 5 * 60;

function record(box) {
  const input = document.querySelector("[data-upload] input[type=file], input[type=file]");
  const found = window.MediaRecorder && TYPES.find(([type]) => MediaRecorder.isTypeSupported(type));
  if (!input || !found || !navigator.mediaDevices || !window.DataTransfer) return;
  const [type, extension] = found;
  const button = box.querySelector("button");
  const label = button.querySelector("span");
  const status = box.querySelector(".voice-time");
  let recorder = null;
  let timer = 0;

  function finish(pieces) {
    clearInterval(timer);
    recorder = null;
    label.textContent = box.dataset.record;
    button.classList.remove("btn-danger");
    const now = new Date();
    const stamp = [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, "0")).join("-");
    const file = new File(pieces, `${box.dataset.name} ${stamp}.${extension}`, { type });
    listen(file);
    const carrier = new DataTransfer();
    for (const other of input.files) carrier.items.add(other);
    carrier.items.add(file);
    input.files = carrier.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function listen(file) {
    const player = box.querySelector("audio") || box.appendChild(document.createElement("audio"));
    if (player.src) URL.revokeObjectURL(player.src);
    player.controls = true;
    player.setAttribute("aria-label", file.name);
    player.src = URL.createObjectURL(file);
  }

  async function begin() {
    let sound = null;
    try {
      sound = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      status.textContent = box.dataset.denied;
      return;
    }
    const pieces = [];
    recorder = new MediaRecorder(sound, { mimeType: type, audioBitsPerSecond: 24000 });
    recorder.addEventListener("dataavailable", (event) => event.data.size && pieces.push(event.data));
    recorder.addEventListener("stop", () => {
      for (const track of sound.getTracks()) track.stop();
      finish(pieces);
    });
    recorder.start(1000);
    label.textContent = box.dataset.stop;
    button.classList.add("btn-danger");
    let seconds = 0;
    timer = setInterval(() => {
      seconds += 1;
      status.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= LONGEST && recorder) recorder.stop();
    }, 1000);
  }

  button.addEventListener("click", () => (recorder ? recorder.stop() : begin()));
  box.hidden = false;
}

for (const box of document.querySelectorAll("[data-voice]")) record(box);
