// Generated from supabase/migrations by `npm run db:types`: do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      action_contributions: {
        Row: {
          action_id: string;
          contribution_id: string;
          place_code: string;
        };
        Insert: {
          action_id: string;
          contribution_id: string;
          place_code: string;
        };
        Update: {
          action_id?: string;
          contribution_id?: string;
          place_code?: string;
        };
        Relationships: [
          { foreignKeyName: 'action_contributions_action_id_fkey'; columns: ['action_id']; isOneToOne: false; referencedRelation: 'actions'; referencedColumns: ['id'] },
          { foreignKeyName: 'action_contributions_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] },
          { foreignKeyName: 'action_contributions_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      action_status_changes: {
        Row: {
          action_id: string;
          changed_at: string;
          changed_by: string | null;
          from_status: Database['public']['Enums']['action_status'] | null;
          id: string;
          place_code: string;
          reason: string | null;
          to_status: Database['public']['Enums']['action_status'];
        };
        Insert: {
          action_id: string;
          changed_at?: string;
          changed_by?: string | null;
          from_status?: Database['public']['Enums']['action_status'] | null;
          id?: string;
          place_code: string;
          reason?: string | null;
          to_status: Database['public']['Enums']['action_status'];
        };
        Update: {
          action_id?: string;
          changed_at?: string;
          changed_by?: string | null;
          from_status?: Database['public']['Enums']['action_status'] | null;
          id?: string;
          place_code?: string;
          reason?: string | null;
          to_status?: Database['public']['Enums']['action_status'];
        };
        Relationships: [
          { foreignKeyName: 'action_status_changes_action_id_fkey'; columns: ['action_id']; isOneToOne: false; referencedRelation: 'actions'; referencedColumns: ['id'] },
          { foreignKeyName: 'action_status_changes_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      actions: {
        Row: {
          cost_pounds: number | null;
          created_at: string;
          due_on: string | null;
          funder: string | null;
          id: string;
          owner_organisation: string;
          place_code: string;
          plan_id: string;
          starts_on: string | null;
          status: Database['public']['Enums']['action_status'];
          status_reason: string | null;
          title: string;
          updated_at: string;
          version: number;
        };
        Insert: {
          cost_pounds?: number | null;
          created_at?: string;
          due_on?: string | null;
          funder?: string | null;
          id?: string;
          owner_organisation: string;
          place_code: string;
          plan_id: string;
          starts_on?: string | null;
          status?: Database['public']['Enums']['action_status'];
          status_reason?: string | null;
          title: string;
          updated_at?: string;
          version?: number;
        };
        Update: {
          cost_pounds?: number | null;
          created_at?: string;
          due_on?: string | null;
          funder?: string | null;
          id?: string;
          owner_organisation?: string;
          place_code?: string;
          plan_id?: string;
          starts_on?: string | null;
          status?: Database['public']['Enums']['action_status'];
          status_reason?: string | null;
          title?: string;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          { foreignKeyName: 'actions_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
          { foreignKeyName: 'actions_plan_id_fkey'; columns: ['plan_id']; isOneToOne: false; referencedRelation: 'plans'; referencedColumns: ['id'] },
        ];
      };
      audit_log: {
        Row: {
          actor: string | null;
          at: string;
          changes: Json;
          id: number;
          place_code: string | null;
          row_id: string;
          table_name: string;
          verb: string;
        };
        Insert: {
          actor?: string | null;
          at?: string;
          changes: Json;
          id?: never;
          place_code?: string | null;
          row_id: string;
          table_name: string;
          verb: string;
        };
        Update: {
          actor?: string | null;
          at?: string;
          changes?: Json;
          id?: never;
          place_code?: string | null;
          row_id?: string;
          table_name?: string;
          verb?: string;
        };
        Relationships: [
        ];
      };
      contribution_locations: {
        Row: {
          contribution_id: string;
          place_code: string;
          point: unknown;
        };
        Insert: {
          contribution_id: string;
          place_code: string;
          point: unknown;
        };
        Update: {
          contribution_id?: string;
          place_code?: string;
          point?: unknown;
        };
        Relationships: [
          { foreignKeyName: 'contribution_locations_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: true; referencedRelation: 'contributions'; referencedColumns: ['id'] },
          { foreignKeyName: 'contribution_locations_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      contributions: {
        Row: {
          created_at: string;
          created_by: string | null;
          decided_at: string | null;
          decided_by: string | null;
          decline_reason: string | null;
          id: string;
          kind: Database['public']['Enums']['contribution_kind'];
          lsoa_code: string | null;
          place_code: string;
          public_point: unknown | null;
          status: Database['public']['Enums']['contribution_status'];
          street: string | null;
          subject: string;
          words: string;
        };
        Insert: {
          created_at?: string;
          created_by?: string | null;
          decided_at?: string | null;
          decided_by?: string | null;
          decline_reason?: string | null;
          id?: string;
          kind: Database['public']['Enums']['contribution_kind'];
          lsoa_code?: string | null;
          place_code: string;
          public_point?: unknown | null;
          status?: Database['public']['Enums']['contribution_status'];
          street?: string | null;
          subject: string;
          words: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          decided_at?: string | null;
          decided_by?: string | null;
          decline_reason?: string | null;
          id?: string;
          kind?: Database['public']['Enums']['contribution_kind'];
          lsoa_code?: string | null;
          place_code?: string;
          public_point?: unknown | null;
          status?: Database['public']['Enums']['contribution_status'];
          street?: string | null;
          subject?: string;
          words?: string;
        };
        Relationships: [
          { foreignKeyName: 'contributions_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      invitations: {
        Row: {
          claimed_at: string | null;
          claimed_by: string | null;
          code_hash: string;
          created_at: string;
          created_by: string | null;
          expires_at: string;
          id: string;
          place_code: string | null;
          role: Database['public']['Enums']['place_role'];
        };
        Insert: {
          claimed_at?: string | null;
          claimed_by?: string | null;
          code_hash: string;
          created_at?: string;
          created_by?: string | null;
          expires_at?: string;
          id?: string;
          place_code?: string | null;
          role: Database['public']['Enums']['place_role'];
        };
        Update: {
          claimed_at?: string | null;
          claimed_by?: string | null;
          code_hash?: string;
          created_at?: string;
          created_by?: string | null;
          expires_at?: string;
          id?: string;
          place_code?: string | null;
          role?: Database['public']['Enums']['place_role'];
        };
        Relationships: [
          { foreignKeyName: 'invitations_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      place_members: {
        Row: {
          member_code: string;
          place_code: string;
        };
        Insert: {
          member_code: string;
          place_code: string;
        };
        Update: {
          member_code?: string;
          place_code?: string;
        };
        Relationships: [
          { foreignKeyName: 'place_members_member_code_fkey'; columns: ['member_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
          { foreignKeyName: 'place_members_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      place_roles: {
        Row: {
          place_code: string | null;
          role: Database['public']['Enums']['place_role'];
          user_id: string;
        };
        Insert: {
          place_code?: string | null;
          role: Database['public']['Enums']['place_role'];
          user_id: string;
        };
        Update: {
          place_code?: string | null;
          role?: Database['public']['Enums']['place_role'];
          user_id?: string;
        };
        Relationships: [
          { foreignKeyName: 'place_roles_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
          { foreignKeyName: 'place_roles_user_id_fkey'; columns: ['user_id']; isOneToOne: false; referencedRelation: 'profiles'; referencedColumns: ['user_id'] },
        ];
      };
      places: {
        Row: {
          code: string;
          has_pack: boolean;
          name: string;
          slug: string;
        };
        Insert: {
          code: string;
          has_pack?: boolean;
          name: string;
          slug: string;
        };
        Update: {
          code?: string;
          has_pack?: boolean;
          name?: string;
          slug?: string;
        };
        Relationships: [
        ];
      };
      plan_checks: {
        Row: {
          check_name: string;
          place_code: string;
          plan_id: string;
          state: string;
          updated_at: string;
          updated_by: string | null;
          version: number;
        };
        Insert: {
          check_name: string;
          place_code: string;
          plan_id: string;
          state: string;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Update: {
          check_name?: string;
          place_code?: string;
          plan_id?: string;
          state?: string;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Relationships: [
          { foreignKeyName: 'plan_checks_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
          { foreignKeyName: 'plan_checks_plan_id_fkey'; columns: ['plan_id']; isOneToOne: false; referencedRelation: 'plans'; referencedColumns: ['id'] },
        ];
      };
      plan_duties: {
        Row: {
          began_on: string | null;
          done_on: string | null;
          due_on: string;
          duty: string;
          place_code: string;
          plan_id: string;
          updated_at: string;
          updated_by: string | null;
          version: number;
        };
        Insert: {
          began_on?: string | null;
          done_on?: string | null;
          due_on: string;
          duty: string;
          place_code: string;
          plan_id: string;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Update: {
          began_on?: string | null;
          done_on?: string | null;
          due_on?: string;
          duty?: string;
          place_code?: string;
          plan_id?: string;
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
        };
        Relationships: [
          { foreignKeyName: 'plan_duties_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
          { foreignKeyName: 'plan_duties_plan_id_fkey'; columns: ['plan_id']; isOneToOne: false; referencedRelation: 'plans'; referencedColumns: ['id'] },
        ];
      };
      plan_photographs: {
        Row: {
          added_at: string;
          added_by: string | null;
          id: string;
          path: string;
          place_code: string;
          plan_id: string;
          taken: string;
          updated_at: string;
          version: number;
          words: string;
        };
        Insert: {
          added_at?: string;
          added_by?: string | null;
          id?: string;
          path: string;
          place_code: string;
          plan_id: string;
          taken: string;
          updated_at?: string;
          version?: number;
          words: string;
        };
        Update: {
          added_at?: string;
          added_by?: string | null;
          id?: string;
          path?: string;
          place_code?: string;
          plan_id?: string;
          taken?: string;
          updated_at?: string;
          version?: number;
          words?: string;
        };
        Relationships: [
          { foreignKeyName: 'plan_photographs_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
          { foreignKeyName: 'plan_photographs_plan_id_fkey'; columns: ['plan_id']; isOneToOne: false; referencedRelation: 'plans'; referencedColumns: ['id'] },
        ];
      };
      plan_stage_changes: {
        Row: {
          changed_at: string;
          changed_by: string | null;
          from_stage: string | null;
          id: string;
          place_code: string;
          plan_id: string;
          reason: string | null;
          to_stage: string;
        };
        Insert: {
          changed_at?: string;
          changed_by?: string | null;
          from_stage?: string | null;
          id?: string;
          place_code: string;
          plan_id: string;
          reason?: string | null;
          to_stage: string;
        };
        Update: {
          changed_at?: string;
          changed_by?: string | null;
          from_stage?: string | null;
          id?: string;
          place_code?: string;
          plan_id?: string;
          reason?: string | null;
          to_stage?: string;
        };
        Relationships: [
          { foreignKeyName: 'plan_stage_changes_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
          { foreignKeyName: 'plan_stage_changes_plan_id_fkey'; columns: ['plan_id']; isOneToOne: false; referencedRelation: 'plans'; referencedColumns: ['id'] },
        ];
      };
      plans: {
        Row: {
          area_id: string;
          created_at: string;
          created_by: string | null;
          details: Json;
          id: string;
          kind: Database['public']['Enums']['plan_kind'];
          place_code: string;
          stage: string;
          stage_reason: string | null;
          subject_id: string;
          subject_layer: string;
          subject_name: string;
          title: string;
          updated_at: string;
          version: number;
        };
        Insert: {
          area_id: string;
          created_at?: string;
          created_by?: string | null;
          details?: Json;
          id?: string;
          kind: Database['public']['Enums']['plan_kind'];
          place_code: string;
          stage?: string;
          stage_reason?: string | null;
          subject_id: string;
          subject_layer: string;
          subject_name: string;
          title: string;
          updated_at?: string;
          version?: number;
        };
        Update: {
          area_id?: string;
          created_at?: string;
          created_by?: string | null;
          details?: Json;
          id?: string;
          kind?: Database['public']['Enums']['plan_kind'];
          place_code?: string;
          stage?: string;
          stage_reason?: string | null;
          subject_id?: string;
          subject_layer?: string;
          subject_name?: string;
          title?: string;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          { foreignKeyName: 'plans_area_id_fkey'; columns: ['area_id']; isOneToOne: false; referencedRelation: 'priority_areas'; referencedColumns: ['id'] },
          { foreignKeyName: 'plans_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      priority_areas: {
        Row: {
          created_at: string;
          created_by: string | null;
          geom: unknown;
          id: string;
          lsoa_codes: string[];
          made_by: Database['public']['Enums']['area_made_by'];
          name: string;
          place_code: string;
          published_at: string | null;
          reason: Database['public']['Enums']['area_reason'];
          status: Database['public']['Enums']['area_status'];
          updated_at: string;
          updated_by: string | null;
          version: number;
          why: string;
        };
        Insert: {
          created_at?: string;
          created_by?: string | null;
          geom: unknown;
          id?: string;
          lsoa_codes?: string[];
          made_by: Database['public']['Enums']['area_made_by'];
          name: string;
          place_code: string;
          published_at?: string | null;
          reason: Database['public']['Enums']['area_reason'];
          status?: Database['public']['Enums']['area_status'];
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
          why: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          geom?: unknown;
          id?: string;
          lsoa_codes?: string[];
          made_by?: Database['public']['Enums']['area_made_by'];
          name?: string;
          place_code?: string;
          published_at?: string | null;
          reason?: Database['public']['Enums']['area_reason'];
          status?: Database['public']['Enums']['area_status'];
          updated_at?: string;
          updated_by?: string | null;
          version?: number;
          why?: string;
        };
        Relationships: [
          { foreignKeyName: 'priority_areas_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
      profiles: {
        Row: {
          display_name: string;
          user_id: string;
        };
        Insert: {
          display_name?: string;
          user_id: string;
        };
        Update: {
          display_name?: string;
          user_id?: string;
        };
        Relationships: [
        ];
      };
      replies: {
        Row: {
          body: string;
          contribution_id: string;
          created_at: string;
          created_by: string | null;
          id: string;
          place_code: string;
        };
        Insert: {
          body: string;
          contribution_id: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          place_code: string;
        };
        Update: {
          body?: string;
          contribution_id?: string;
          created_at?: string;
          created_by?: string | null;
          id?: string;
          place_code?: string;
        };
        Relationships: [
          { foreignKeyName: 'replies_contribution_id_fkey'; columns: ['contribution_id']; isOneToOne: false; referencedRelation: 'contributions'; referencedColumns: ['id'] },
          { foreignKeyName: 'replies_place_code_fkey'; columns: ['place_code']; isOneToOne: false; referencedRelation: 'places'; referencedColumns: ['code'] },
        ];
      };
    };
    Views: {
      contribution_details: {
        Row: {
          created_at: string;
          decided_at: string | null;
          decline_reason: string | null;
          id: string;
          kind: Database['public']['Enums']['contribution_kind'];
          lsoa_code: string | null;
          place_code: string;
          public_point: Json | null;
          status: Database['public']['Enums']['contribution_status'];
          street: string | null;
          subject: string;
          words: string;
        };
        Relationships: [
        ];
      };
      contribution_points: {
        Row: {
          contribution_id: string;
          created_at: string;
          kind: Database['public']['Enums']['contribution_kind'];
          place_code: string;
          point: Json;
          status: Database['public']['Enums']['contribution_status'];
        };
        Relationships: [
        ];
      };
      priority_area_details: {
        Row: {
          created_at: string;
          created_by: string | null;
          geojson: Json | null;
          id: string;
          lsoa_codes: string[];
          made_by: Database['public']['Enums']['area_made_by'];
          name: string;
          place_code: string;
          published_at: string | null;
          reason: Database['public']['Enums']['area_reason'];
          status: Database['public']['Enums']['area_status'];
          updated_at: string;
          updated_by: string | null;
          version: number;
          why: string;
        };
        Relationships: [
        ];
      };
      priority_area_outlines: {
        Row: {
          geojson: Json | null;
          id: string;
          name: string;
          place_code: string;
          status: Database['public']['Enums']['area_status'];
          updated_at: string;
          version: number;
        };
        Relationships: [
        ];
      };
    };
    Functions: {
      add_plan_photograph: {
        Args: {
          p_key: string;
          p_plan_id: string;
          p_taken: string;
          p_path: string;
          p_words: string;
        };
        Returns: Json;
      };
      claim_invitation: {
        Args: {
          p_code: string;
        };
        Returns: Json;
      };
      create_invitation: {
        Args: {
          p_key: string;
          p_code: string;
          p_role: Database['public']['Enums']['place_role'];
          p_place_code?: string | null;
        };
        Returns: Json;
      };
      decide_contribution: {
        Args: {
          p_key: string;
          p_id: string;
          p_decision: Database['public']['Enums']['contribution_status'];
          p_reason?: string | null;
          p_from?: Database['public']['Enums']['contribution_status'] | null;
        };
        Returns: Json;
      };
      follow_contribution: {
        Args: {
          p_receipt: string;
        };
        Returns: Json;
      };
      move_plan: {
        Args: {
          p_key: string;
          p_id: string;
          p_version: number;
          p_stage: string;
          p_reason?: string | null;
        };
        Returns: Json;
      };
      my_roles: {
        Args: never;
        Returns: Json;
      };
      place_people: {
        Args: {
          p_place_code: string;
        };
        Returns: Json;
      };
      remove_plan_photograph: {
        Args: {
          p_key: string;
          p_id: string;
          p_version: number;
        };
        Returns: Json;
      };
      reply_to_contribution: {
        Args: {
          p_key: string;
          p_id: string;
          p_body: string;
        };
        Returns: Json;
      };
      save_action: {
        Args: {
          p_key: string;
          p_plan_id: string;
          p_title: string;
          p_owner_organisation: string;
          p_starts_on?: string | null;
          p_due_on?: string | null;
          p_cost_pounds?: number | null;
          p_funder?: string | null;
          p_contribution_ids?: string[] | null;
          p_id?: string | null;
          p_version?: number | null;
        };
        Returns: Json;
      };
      save_plan: {
        Args: {
          p_key: string;
          p_area_id: string;
          p_kind: Database['public']['Enums']['plan_kind'];
          p_title: string;
          p_subject_layer: string;
          p_subject_id: string;
          p_subject_name: string;
          p_details?: Json | null;
          p_duties?: Json | null;
          p_id?: string | null;
          p_version?: number | null;
        };
        Returns: Json;
      };
      save_priority_area: {
        Args: {
          p_key: string;
          p_place_code: string;
          p_name: string;
          p_why: string;
          p_reason: Database['public']['Enums']['area_reason'];
          p_made_by: Database['public']['Enums']['area_made_by'];
          p_geojson: Json;
          p_lsoa_codes?: string[] | null;
          p_id?: string | null;
          p_version?: number | null;
        };
        Returns: Json;
      };
      set_action_status: {
        Args: {
          p_key: string;
          p_id: string;
          p_version: number;
          p_status: Database['public']['Enums']['action_status'];
          p_reason?: string | null;
        };
        Returns: Json;
      };
      set_place_role: {
        Args: {
          p_user_id: string;
          p_role: Database['public']['Enums']['place_role'];
          p_on: boolean;
          p_place_code?: string | null;
        };
        Returns: Json;
      };
      set_plan_check: {
        Args: {
          p_key: string;
          p_plan_id: string;
          p_check_name: string;
          p_state: string;
          p_version?: number | null;
        };
        Returns: Json;
      };
      set_plan_duty_done: {
        Args: {
          p_key: string;
          p_plan_id: string;
          p_duty: string;
          p_version: number;
          p_done_on?: string | null;
        };
        Returns: Json;
      };
      set_priority_area_status: {
        Args: {
          p_key: string;
          p_id: string;
          p_version: number;
          p_status: Database['public']['Enums']['area_status'];
        };
        Returns: Json;
      };
      submit_contribution: {
        Args: {
          p_key: string;
          p_receipt: string;
          p_place_code: string;
          p_kind: Database['public']['Enums']['contribution_kind'];
          p_subject: string;
          p_words: string;
          p_street?: string | null;
          p_lsoa_code?: string | null;
          p_lng?: number | null;
          p_lat?: number | null;
          p_blur?: boolean | null;
        };
        Returns: Json;
      };
      sync_places: {
        Args: {
          p_places: Json;
        };
        Returns: Json;
      };
    };
    Enums: {
      action_status: 'proposed' | 'agreed' | 'under way' | 'done' | 'will not do';
      area_made_by: 'drawn' | 'keyboard' | 'lsoas';
      area_reason: 'deprivation' | 'double disadvantage' | 'rural isolation' | 'local knowledge';
      area_status: 'draft' | 'published' | 'archived';
      contribution_kind: 'asset' | 'need' | 'idea' | 'story';
      contribution_status: 'draft' | 'pending' | 'published' | 'declined';
      place_role: 'resident' | 'officer' | 'planner' | 'administrator';
      plan_kind: 'asset-transfer' | 'improvement';
    };
    CompositeTypes: { [_ in never]: never };
  };
};
