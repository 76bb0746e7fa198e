export { firstStepsHidden, hideFirstSteps, showFirstSteps } from './dismissals.service';
