// The door of an event: tickets are read, kept on the phone and sent when there is a network. A scan has a nonce from
// the moment it is read, so that sending it again adds nothing.
import decodeQR from "qr/decode.js";

const page = document.body.dataset, texts = JSON.parse(document.getElementById("scan-texts").textContent);
const by = (id) => document.getElementById(id);
const form = by("scan-form") || document.querySelector("form"), said = by("scan-said"), state = by("scan-state");
const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";
const secret = (text) => text.trim().replace(/\/+$/, "").split("/").pop();

const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("tirek-scan", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("scans", { keyPath: "nonce" });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
async function within(mode, work) {
  const database = await opened;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(["scans"], mode, { durability: "strict" });
    const request = work(transaction.objectStore("scans"));
    transaction.oncomplete = () => resolve(request && request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}
const waiting = async () => (await within("readonly", (scans) => scans.getAll())).filter((one) => one.event === page.event);

function say(text) {
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
  if (navigator.vibrate) navigator.vibrate(60);
}

let last = "", lastAt = 0;
async function read(text) {
  const ticket = secret(text);
  if (!ticket || (ticket === last && Date.now() - lastAt < 4000)) return;
  last = ticket;
  lastAt = Date.now();
  const nonce = crypto.randomUUID ? crypto.randomUUID() : uuid();
  await within("readwrite", (scans) => scans.put({ nonce, ticket, event: page.event, came_at: new Date().toISOString() }));
  say(texts.kept);
  await send(nonce);
}

function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

let sending = false;
async function send(tellOf) {
  if (sending) return;
  sending = true;
  let problem = "";
  try {
    for (let rows = await waiting(); rows.length && !problem; rows = await waiting()) problem = await post(rows.slice(0, 200), tellOf);
  } finally {
    sending = false;
  }
  const left = (await waiting()).length;
  state.textContent = left ? `${problem || texts.waiting} (${left})` : texts.sent;
}

// Sends some rows and forgets them once the office has answered; returns what is wrong, or nothing.
async function post(rows, tellOf) {
  const scans = rows.map(({ nonce, ticket, came_at }) => ({ nonce, ticket, came_at }));
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token(), Accept: "application/json" };
  let answer;
  try {
    answer = await fetch(page.scans, { method: "POST", headers, body: JSON.stringify({ scans, device: "phone" }), credentials: "same-origin", redirect: "manual" });
  } catch {
    return texts.offline;
  }
  if (answer.type === "opaqueredirect" || answer.status === 403) return texts.signed_out;
  if (!answer.ok) return texts.waiting;
  const { results, count } = await answer.json();
  await within("readwrite", (store) => { results.forEach((one) => store.delete(one.nonce)); });
  by("scan-count").textContent = count;
  const own = results.find((one) => one.nonce === tellOf);
  if (own) say(`${texts[own.result]}${own.name ? `: ${own.name}` : ""}`);
  return "";
}

// The camera: the browser's own reader where there is one, ours elsewhere.
const video = by("scan-video"), press = by("scan-start");
let stream = null;
const detector = "BarcodeDetector" in window ? new window.BarcodeDetector({ formats: ["qr_code"] }) : null;
const canvas = document.createElement("canvas");

async function look() {
  if (!stream) return;
  try {
    const text = detector ? ((await detector.detect(video))[0] || {}).rawValue : decode();
    if (text) await read(text);
  } catch {
    // no code in this picture
  }
  setTimeout(look, 200);
}

function decode() {
  const scale = Math.min(1, 640 / (video.videoWidth || 640));
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
}

async function toggle() {
  if (stream) {
    stream.getTracks().forEach((track) => track.stop());
    stream = video.srcObject = null;
  } else {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      await video.play();
      look();
    } catch {
      stream = null;
      state.textContent = texts.no_camera;
    }
  }
  video.hidden = !stream;
  press.textContent = stream ? texts.stop : texts.camera;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const box = form.elements.ticket;
  last = "";
  read(box.value);
  box.value = "";
  box.focus();
});
if (navigator.mediaDevices && navigator.mediaDevices.getUserMedia) {
  by("scan-camera").hidden = false;
  press.textContent = texts.camera;
  press.addEventListener("click", toggle);
}
window.addEventListener("online", () => send());
setInterval(send, 20000);
if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
if ("serviceWorker" in navigator) navigator.serviceWorker.register(page.worker, { scope: "/events/" });
send();
