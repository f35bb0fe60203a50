// A photo of a paper, made small enough for a village's network and still readable.
const LONGEST = 2000, QUALITY = 0.72;
export const LARGEST = 8 * 1024 * 1024, MOST = 5;

export async function shrink(file) {
  if (!file.type.startsWith("image/")) return file.size <= LARGEST && file.type === "application/pdf" ? { bytes: await file.arrayBuffer(), name: file.name } : null;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return { bytes: await blob.arrayBuffer(), name: `${file.name.replace(/\.\w+$/, "") || "photo"}.jpg` };
  } catch {
    return null;
  }
}
