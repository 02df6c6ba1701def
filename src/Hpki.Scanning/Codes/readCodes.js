// Runs inside V8 beside zxing_reader.js. Only gray pixels come in; what the codes say goes out as JSON.
globalThis.self = globalThis;
globalThis.console = { log() {}, warn() {}, error() {} };
globalThis.URL ??= class { constructor(address) { this.href = address; } };

let gray = new Uint8Array(0);
let rgba = new Uint8ClampedArray(0);

function room(bytes) {
  if (gray.length < bytes) {
    gray = new Uint8Array(bytes);
    rgba = new Uint8ClampedArray(bytes * 4);
  }
  return gray;
}

function prepare(wasmBinary) {
  return ZXingWASM.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }).then(() => true);
}

async function readCodes(width, height) {
  const words = new Uint32Array(rgba.buffer, 0, width * height);
  for (let i = 0; i < words.length; i++) {
    words[i] = 0xff000000 | (gray[i] * 0x010101);
  }
  const image = { data: new Uint8ClampedArray(rgba.buffer, 0, words.length * 4), width, height, colorSpace: 'srgb' };
  const found = await ZXingWASM.readBarcodes(image, { formats: ['QRCode'], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 4 });
  return JSON.stringify(found.map(code => ({ text: code.text, orientation: code.orientation })));
}
