export {
  type DemoSummary,
  demoSummary,
  hasDemo,
  isDemoExposed,
  type Removal,
  removeDemo,
} from './removal.service';
