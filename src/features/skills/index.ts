export type { Skill, SkillFilter, SkillListItem, SkillUses } from './skills.repo';
export {
  allSkills,
  createSkill,
  findSkill,
  listSkills,
  removeSkill,
  setSkillsOf,
  skillUses,
  updateSkill,
} from './skills.service';
