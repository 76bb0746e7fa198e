import Bowser from 'bowser';

export interface Device {
  /** `Firefox`; null for what says nothing that we know. */
  browser: string | null;
  /** `Windows`, `Android`. */
  system: string | null;
  isHandheld: boolean;
}

const SYSTEMS: Record<string, string> = { 'Chrome OS': 'ChromeOS' };
const BROWSERS: Record<string, string> = {
  'Microsoft Edge': 'Edge',
  'Samsung Internet for Android': 'Samsung Internet',
};

/** What a browser says it is, and where it says it runs (User-Agent, RFC 9110, 10.1.5). Anybody can say anything. */
export function describeDevice(userAgent: string | null): Device {
  if (!userAgent?.trim()) return { browser: null, system: null, isHandheld: false };
  const parser = Bowser.getParser(userAgent);
  const [browser, system] = [parser.getBrowserName(), parser.getOSName()];
  return {
    browser: BROWSERS[browser] ?? (browser || null),
    system: SYSTEMS[system] ?? (system || null),
    isHandheld: ['mobile', 'tablet'].includes(parser.getPlatformType()),
  };
}
