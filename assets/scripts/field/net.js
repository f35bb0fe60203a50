// Talking to the office. Whatever comes back that is no answer of ours means: ask ``contact`` why.
export class Offline extends Error {}
export class Ended extends Error {}
export class SignedOut extends Error {}
export class Refused extends Error {
  constructor(answer, status) {
    super(answer.reason || answer.error);
    this.status = status;
    this.problems = answer.problems || {};
  }
}

const PATIENCE = 20000;
const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";
let device = null;
export const speakAs = (one) => { device = one; };
export const clock = () => new Date().toISOString();

async function send(method, path, body, headers = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const given = { "X-CSRFToken": token(), Accept: "application/json", ...headers };
  if (device) given["X-Field-Device"] = `${device.id} ${device.secret}`;
  try {
    return await fetch(`/field/api/${path}`, { method, body, headers: given, credentials: "same-origin", redirect: "manual", cache: "no-store", signal: stop.signal });
  } catch {
    throw new Offline();
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf(response) {
  const isOurs = (response.headers.get("Content-Type") || "").startsWith("application/json");
  if (!isOurs || response.type === "opaqueredirect") {
    if (response.status >= 500) throw new Offline();
    throw new SignedOut();
  }
  const answer = await response.json().catch(() => { throw new Offline(); });
  if (response.status === 410) throw new Ended();
  if (response.status >= 500) throw new Offline();
  if (!response.ok && response.status !== 409) throw new Refused(answer, response.status);
  return answer;
}

export const get = async (path) => answerOf(await send("GET", path));
export const post = async (path, value) => answerOf(await send("POST", path, JSON.stringify(value), { "Content-Type": "application/json" }));
export const put = async (path, bytes, offset) => answerOf(await send("PUT", path, bytes, { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) }));

// Where the device stands; null when there is no network.
export async function contact(unsent, wiped = false) {
  try {
    return await post("contact/", { now: clock(), unsent, wiped });
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 404) return { state: "unknown" };
    if (problem instanceof Offline || problem instanceof SignedOut || problem instanceof Refused) return null;
    throw problem;
  }
}
