import type { Knex } from 'knex';

// Names stand in the order of a Spanish dictionary, the house language; for English it is the same order.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table organizations (
      id uuid primary key,
      name text collate "es-x-icu" not null check (length(name) between 1 and 120),
      domains text[] not null default '{}',
      shares_tickets boolean not null default false,
      note text not null default '' check (length(note) <= 2000),
      is_active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create unique index organizations_name on organizations (searchable(name));
    create index organizations_list on organizations (name, id);

    create table users (
      id uuid primary key,
      email citext not null unique check (length(email) between 3 and 254),
      name text collate "es-x-icu" not null check (length(name) between 1 and 120),
      password_hash text,
      role text not null check (role in ('customer', 'technician', 'administrator')),
      state text not null default 'active' check (state in ('active', 'inactive', 'on_leave')),
      availability text not null default 'offline' check (availability in ('online', 'away', 'offline')),
      phone text check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
      locale text check (locale in ('es', 'en')),
      time_zone text,
      theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
      organization_id uuid references organizations (id),
      is_vip boolean not null default false,
      capacity integer check (capacity between 1 and 1000),
      email_verified_at timestamptz,
      last_seen_at timestamptz,
      search text generated always as (searchable(name || ' ' || email::text)) stored,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index users_search on users using gin (search gin_trgm_ops);
    create index users_list on users (name, id);
    create index users_role on users (role, name, id);
    create index users_organization on users (organization_id) where organization_id is not null;
    create index users_staff on users (name, id) where role <> 'customer' and state <> 'inactive';

    create table departments (
      id uuid primary key,
      name text collate "es-x-icu" not null check (length(name) between 1 and 80),
      email citext check (length(email) between 3 and 254),
      manager_id uuid references users (id),
      is_active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create unique index departments_name on departments (searchable(name));
    create index departments_manager on departments (manager_id) where manager_id is not null;

    create table department_members (
      department_id uuid not null references departments (id) on delete cascade,
      user_id uuid not null references users (id) on delete cascade,
      primary key (department_id, user_id)
    );
    create index department_members_user on department_members (user_id);

    create table skills (
      id uuid primary key,
      name text collate "es-x-icu" not null check (length(name) between 1 and 60),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create unique index skills_name on skills (searchable(name));

    create table user_skills (
      user_id uuid not null references users (id) on delete cascade,
      skill_id uuid not null references skills (id),
      primary key (user_id, skill_id)
    );
    create index user_skills_skill on user_skills (skill_id);

    create table categories (
      id uuid primary key,
      parent_id uuid references categories (id),
      name_es text collate "es-x-icu" not null check (length(name_es) between 1 and 80),
      name_en text collate "es-x-icu" not null check (length(name_en) between 1 and 80),
      department_id uuid references departments (id),
      position integer not null default 0,
      is_active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (parent_id is distinct from id),
      -- a category belongs to a department, a subcategory to its category
      check ((parent_id is null) = (department_id is not null))
    );
    create unique index categories_name on categories
      (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), searchable(name_es));
    create index categories_department on categories (department_id);
    create index categories_parent on categories (parent_id);

    create function categories_have_two_levels() returns trigger language plpgsql as $$
    begin
      if new.parent_id is not null and (
        exists (select 1 from categories where id = new.parent_id and parent_id is not null)
        or exists (select 1 from categories where parent_id = new.id)
      ) then
        raise exception 'categories have two levels' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger categories_two_levels before insert or update of parent_id on categories
      for each row execute function categories_have_two_levels();

    create table category_skills (
      category_id uuid not null references categories (id) on delete cascade,
      skill_id uuid not null references skills (id),
      primary key (category_id, skill_id)
    );
    create index category_skills_skill on category_skills (skill_id);

    -- One row a sign-in: the authority on who is signed in, whatever a session store still holds.
    create table sign_ins (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      ip inet,
      user_agent text,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz
    );
    create index sign_ins_user on sign_ins (user_id, created_at) where ended_at is null;

    -- Two administrators who demote each other at once both wait here, so one of them is refused. Only those of the
    -- demo may all go, when it is removed: the desk then asks for its first administrator.
    create function last_administrator_stays() returns trigger language plpgsql as $$
    declare
      stack text;
    begin
      if old.role = 'administrator' and old.state = 'active'
        and (tg_op = 'DELETE' or new.role <> 'administrator' or new.state <> 'active') then
        perform pg_advisory_xact_lock(hashtext('servidesk.administrators'));
        if not exists (
          select 1 from users where role = 'administrator' and state = 'active' and id <> old.id
        ) then
          get diagnostics stack = pg_context;
          if tg_op = 'DELETE' and stack like '%erase(uuid[],uuid[],%' then
            if exists (select 1 from demo_records where kind = 'user' and id = old.id) then
              return old;
            end if;
          end if;
          raise exception 'the last administrator stays' using errcode = 'restrict_violation',
            constraint = 'users_last_administrator';
        end if;
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger users_last_administrator before update of role, state or delete on users
      for each row execute function last_administrator_stays();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table sign_ins, category_skills, categories, user_skills, skills, department_members, departments,
      users, organizations;
    drop function last_administrator_stays();
    drop function categories_have_two_levels();
  `);
}
