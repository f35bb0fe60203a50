// Everything personal on the device is sealed: a random key seals the records, the passphrase seals the key.
const ITERATIONS = 600000;
const INFO = new TextEncoder().encode("tirek-field-escrow-1");
const subtle = crypto.subtle;

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));
export const toText = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
export const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
export const newKey = () => (crypto.randomUUID ? crypto.randomUUID() : uuid(random(16)));

function uuid(bytes) {
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// Six digits, each as likely as any other: what does not fit a whole multiple is drawn again.
export function newPin() {
  for (;;) {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0];
    if (drawn < 4294000000) return String(drawn % 1000000).padStart(6, "0");
  }
}

async function fromPassphrase(passphrase, salt, iterations) {
  const base = await subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const asKey = (raw) => subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

// A new vault: what is kept of it, the open key, and the raw key for the one who seals it to the office.
export async function makeVault(passphrase, raw = random(32)) {
  const salt = random(16), iv = random(12);
  const lock = await fromPassphrase(passphrase, salt, ITERATIONS);
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, lock, raw);
  return { kept: { salt: toText(salt), iterations: ITERATIONS, iv: toText(iv), sealed: toText(sealed) }, key: await asKey(raw), raw };
}

// The raw key, or null for a wrong passphrase.
export async function rawOf(kept, passphrase) {
  const lock = await fromPassphrase(passphrase, toBytes(kept.salt), kept.iterations);
  try {
    return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: toBytes(kept.iv) }, lock, toBytes(kept.sealed)));
  } catch {
    return null;
  }
}

// The open key, or null for a wrong passphrase.
export async function openVault(kept, passphrase) {
  const raw = await rawOf(kept, passphrase);
  return raw && asKey(raw);
}

// What is sealed is bound to the record it belongs to: moved elsewhere it does not open.
export async function seal(key, about, bytes) {
  const iv = random(12);
  const data = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(about) }, key, bytes);
  return { iv, data };
}

export const unseal = async (key, about, box) =>
  new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: box.iv, additionalData: new TextEncoder().encode(about) }, key, box.data));

export const sealValue = (key, about, value) => seal(key, about, new TextEncoder().encode(JSON.stringify(value)));
export const unsealValue = async (key, about, box) => JSON.parse(new TextDecoder().decode(await unseal(key, about, box)));

// The raw key sealed to the server's public key, which opens it only when two people agree.
export async function sealToOffice(raw, office) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await subtle.importKey("raw", toBytes(office.point), curve, false, []);
  const ours = await subtle.generateKey(curve, true, ["deriveBits"]);
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const base = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: INFO };
  const key = await subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = random(12);
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, key, raw);
  const from = await subtle.exportKey("raw", ours.publicKey);
  return { key: office.name, from: toText(from), iv: toText(iv), sealed: toText(sealed) };
}
