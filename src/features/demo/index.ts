export { type DemoSummary, demoSummary, hasDemo, type Removal, removeDemo } from './removal.service';
