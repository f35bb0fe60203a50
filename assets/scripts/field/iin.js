// The same check of an IIN as the server's (core/iin.py): twelve digits, two passes of weights.
const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], SECOND = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
const CENTURIES = { 1: 18, 2: 18, 3: 19, 4: 19, 5: 20, 6: 20 };

// The name of what is wrong with it, or nothing.
export function wrongIin(typed) {
  const text = typed.replace(/[\s\-–—.·/]/g, "");
  if (!text) return "";
  if (!/^\d+$/.test(text)) return "iin_digits";
  if (text.length !== 12) return "iin_twelve";
  for (const weights of [FIRST, SECOND]) {
    const rest = weights.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0) % 11;
    if (rest < 10) return rest === Number(text[11]) ? "" : "iin_slip";
  }
  return "iin_never";
}

// The birth date inside it, or nothing.
export function bornOn(typed) {
  const text = typed.replace(/\D/g, ""), century = CENTURIES[text[6]];
  if (text.length !== 12 || !century) return "";
  return `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
}
