/// <reference lib="dom" />
import { becomes, type Desk, leave, openDemoDesk, openPage } from './chromium';

let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((hue) => [`hue-${hue}`, `hue-${hue} deep`]);

test.each(['light', 'dark'] as const)(
  'colours of avatars differ, and their letters can be read, in %s',
  async (theme) => {
    const page = await openPage(desk, { theme });
    await becomes(desk, page, 'technician@demo.test');
    await page.goto('/dev/components');
    const drawn = await page.evaluate((colours) => {
      const pixels = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      const rgbOf = (colour: string) => {
        pixels.fillStyle = colour;
        pixels.fillRect(0, 0, 1, 1);
        return [...pixels.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      return [...colours, 'hue-none'].map((colour) => {
        const avatar = document.createElement('span');
        avatar.className = `avatar avatar-m ${colour}`;
        document.querySelector('#faces')?.append(avatar);
        if (!avatar.isConnected) throw new Error('the gallery shows no avatars');
        const { backgroundColor, color } = getComputedStyle(avatar);
        return { colour, back: rgbOf(backgroundColor), ink: rgbOf(color) };
      });
    }, COLOURS);
    const pale = drawn.filter(({ back, ink }) => contrast(back, ink) < 4.5);
    expect(pale).toEqual([]);
    expect(new Set(drawn.map(({ back }) => String(back))).size).toBe(COLOURS.length + 1);
    await leave(page);
  },
);

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: number[], other: number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
