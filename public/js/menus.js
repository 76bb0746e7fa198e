// Menus are <details>, dialogs are popovers without scripts; here they get keys, focus and modality.
import { on, onKey } from './dom.js';

const items = (menu) =>
  [...menu.querySelectorAll('.menu-panel :is(a, button, input)')].filter(
    (item) => item.offsetParent || item.getClientRects().length,
  );

function close(menu, focus) {
  menu.open = false;
  if (focus) menu.querySelector('summary').focus();
}

// In the top layer, beside its button, nothing cuts the panel off.
document.addEventListener(
  'toggle',
  ({ target: menu }) => {
    if (!menu.matches?.('details.menu')) return;
    const panel = menu.querySelector('.menu-panel');
    if (!menu.open) return panel.popover && panel.hidePopover();
    panel.popover = 'manual';
    panel.showPopover();
    place(menu, panel);
  },
  true,
);

function place(menu, panel) {
  const button = menu.querySelector('summary').getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const left = menu.classList.contains('end') ? button.right - width : button.left;
  const below = button.bottom + 4 + height < innerHeight || button.top < height;
  panel.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  panel.style.top = `${below ? button.bottom + 4 : button.top - height - 4}px`;
}

function placeAll() {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    place(menu, menu.querySelector('.menu-panel'));
}
addEventListener('scroll', placeAll, { passive: true, capture: true });
addEventListener('resize', placeAll);
// Enter in a field presses the button of its form, wherever that is.
document.addEventListener('click', ({ target, detail }) => detail && closeOthers(target));
on('click', '.menu-item', (_event, item) => {
  const menu = item.closest('details.menu');
  if (menu) setTimeout(() => close(menu));
});

function closeOthers(target) {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) close(menu);
}

onKey('details.menu', (event, menu) => {
  if (event.key === 'Escape' && menu.open) {
    event.stopPropagation();
    return close(menu, true);
  }
  const list = items(menu);
  const at = list.indexOf(document.activeElement);
  const step = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
  if (step === undefined || event.target.matches('input[type="search"], input[type="text"], select')) return;
  event.preventDefault();
  menu.open = true;
  requestAnimationFrame(() =>
    items(menu)
      .at(step % (items(menu).length || 1))
      ?.focus(),
  );
});
// A panel that was filled in has done its work, be it by its button or by Enter, which presses the first one of the form.
document.addEventListener('submit', ({ submitter }) => {
  if (!submitter) return;
  const menu = [submitter, document.activeElement]
    .map((at) => at.closest('details.menu[open]'))
    .find(Boolean);
  if (menu) close(menu, true);
});
on('focusout', 'details.menu[open]', (event, menu) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu);
});

export function openDialog(dialog) {
  if (!dialog.open) dialog.showModal();
}
on('click', '[popovertarget]', (event, button) => {
  const dialog = document.getElementById(button.getAttribute('popovertarget'));
  if (dialog?.tagName !== 'DIALOG') return;
  event.preventDefault();
  if (dialog.open) dialog.close();
  else openDialog(dialog);
});
on('click', 'dialog[open]', (event, dialog) => {
  if (event.target !== dialog) return;
  const box = dialog.getBoundingClientRect();
  const inside =
    event.clientX >= box.left &&
    event.clientX <= box.right &&
    event.clientY >= box.top &&
    event.clientY <= box.bottom;
  if (!inside) dialog.close();
});
