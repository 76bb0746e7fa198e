export { skillReferences } from './skills.references';
export { allSkills, createSkill, type Skill, type SkillInput, setSkillsOf } from './skills.service';
