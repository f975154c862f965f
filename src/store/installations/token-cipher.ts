import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ConfigError, StoreError } from '../../errors.ts';

/** Encrypts the tokens of workspaces before they are stored (AES-256-GCM). */
export type TokenCipher = {
  /** Encrypts `text` for the row `id`. @throws ConfigError where there is no key */
  readonly encrypt: (text: string, id: string) => string;
  /**
   * Decrypts what `encrypt` returned for the row `id`. `isCurrent` is false for text that was stored plain by an
   * earlier version, and for text under an older key: encrypt it anew.
   * @throws StoreError where no key fits, or where the text was changed or belongs to another row
   */
  readonly decrypt: (stored: string, id: string) => { readonly text: string; readonly isCurrent: boolean };
};

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const prefix = 'aes-256-gcm:';
const shape = `${keyBytes} random bytes in base64 or hex, as "openssl rand -base64 ${keyBytes}" prints them`;

function parseKey(text: string): Buffer | null {
  if (/^[\da-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length === keyBytes ? key : null;
}

/**
 * Reads TOKEN_KEYS: one key, or several with commas between. The first encrypts, all decrypt.
 * @throws ConfigError naming the setting and the number of the malformed key, never the key
 */
export function parseTokenKeys(setting: string): readonly Buffer[] {
  const texts = setting.split(',').map((text) => text.trim());
  return texts.map((text, index) => {
    const key = parseKey(text);
    if (key !== null) return key;
    const which = texts.length === 1 ? '' : `: key ${index + 1} of ${texts.length} is not`;
    throw new ConfigError(`TOKEN_KEYS must be ${shape}, several with commas between${which}`);
  });
}

/** Names a key in the text that it encrypted; nothing about the key can be learnt from it. */
const nameOf = (key: Buffer) =>
  createHash('sha256').update('key name').update(key).digest('hex').slice(0, 16);

/** Returns a cipher that encrypts with the first of `keys` and decrypts with each. */
export function createTokenCipher(keys: readonly Buffer[]): TokenCipher {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const [first] = keys;

  return {
    encrypt(text, id) {
      if (first === undefined)
        throw new ConfigError(`TOKEN_KEYS is missing: tokens are stored encrypted, with ${shape}`);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', first, nonce).setAAD(Buffer.from(id));
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const all = Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
      return `${prefix}${nameOf(first)}:${all.toString('base64')}`;
    },

    decrypt(stored, id) {
      if (!stored.startsWith(prefix)) return { text: stored, isCurrent: false };
      const [name = '', data = ''] = stored.slice(prefix.length).split(':');
      const key = byName.get(name);
      if (key === undefined)
        throw new StoreError(
          'failed',
          `the tokens of ${id} are encrypted with a key that TOKEN_KEYS does not have: add it, or install the app there again`,
        );
      const all = Buffer.from(data, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(id))
          .setAuthTag(all.subarray(nonceBytes, nonceBytes + tagBytes));
        const text = decipher.update(all.subarray(nonceBytes + tagBytes), undefined, 'utf8');
        return { text: text + decipher.final('utf8'), isCurrent: key === first };
      } catch (error) {
        throw new StoreError(
          'damaged',
          `the stored tokens of ${id} have been changed: install the app there again`,
          { cause: error },
        );
      }
    },
  };
}
