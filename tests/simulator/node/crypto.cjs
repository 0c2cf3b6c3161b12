// WeCom's crypto package on stdin: {do: "seal" | "open", ...} a line; the answer, a line each, on stdout.
const { encrypt, decrypt, getSignature } = require('@wecom/crypto');
const lines = require('node:readline').createInterface({ input: process.stdin });

lines.on('line', (line) => {
  const { do: what, key, token, text, id, sealed, timestamp, nonce } = JSON.parse(line);
  const ciphered = what === 'seal' ? encrypt(key, text, id) : sealed;
  const opened = what === 'open' ? decrypt(key, sealed) : { message: text, id };
  const signature = getSignature(token, timestamp, nonce, ciphered);
  process.stdout.write(JSON.stringify({ sealed: ciphered, text: opened.message, id: opened.id, signature }) + '\n');
});
