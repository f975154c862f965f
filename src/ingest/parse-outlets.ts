import { knownOutlets, type OutletSite } from '../article/outlets.ts';
import { ConfigError } from '../errors.ts';

/**
 * Parses the setting OUTLETS: sites and the names that they may use, separated by semicolons:
 * `northerncourier.example=The Northern Courier; nc.example=The Northern Courier`. Returns them after the known ones.
 * @throws ConfigError naming the entry that is not HOST=NAME
 */
export function parseOutlets(setting: string): OutletSite[] {
  const own = setting
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [, host = '', name = ''] = /^([a-z0-9.-]+)\s*=\s*(\S.*)$/i.exec(entry) ?? [];
      if (host === '')
        throw new ConfigError(
          `OUTLETS holds "${entry}": write a site and its outlet, as in courier.example=The Northern Courier, with ; between two`,
        );
      return { host: host.toLowerCase().replace(/^www\./, ''), name };
    });
  return [...knownOutlets, ...own];
}
