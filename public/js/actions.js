// Small behaviours, each bound to one data attribute.
import { on } from './dom.js';

// A zone nobody has chosen yet is most likely the one the browser is in.
for (const select of document.querySelectorAll('select[data-guess-zone]')) {
  const here = zoneName();
  const zones = [...select.options].map(({ value }) => value);
  const found = zones.includes(here) ? here : zones.find((zone) => zoneName(zone) === here);
  if (found) select.value = found;
}

// Browser and server may call it by different names: Asia/Kolkata is Asia/Calcutta.
function zoneName(timeZone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

on('click', '[data-reveal]', (_event, button) => {
  const input = document.getElementById(button.dataset.reveal);
  input.type = input.type === 'password' ? 'text' : 'password';
  button.ariaPressed = String(input.type === 'text');
});

on('click', '[data-copy]', async (_event, button) => {
  const field = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(field.value ?? field.textContent).catch(() => field.select());
  const label = button.querySelector('span');
  const before = label.textContent;
  label.textContent = button.dataset.done;
  setTimeout(() => (label.textContent = before), 2000);
});

on('change', '[data-select-all]', (_event, box) => {
  for (const other of box.closest('table').querySelectorAll(`[name="${box.dataset.selectAll}"]`)) {
    if (other.checked !== box.checked) other.click();
  }
});

on('click', '[data-marks]', (event, button) => {
  event.preventDefault();
  const marks = button.dataset.marks.split(' ');
  for (const box of button.closest('fieldset').querySelectorAll('[type="checkbox"]'))
    if (box.checked !== marks.includes(box.value)) box.click();
});

on('click', '.error-summary a[href^="#"]', (event, link) => {
  const field = document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: 'center' });
});
