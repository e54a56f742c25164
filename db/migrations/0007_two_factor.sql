DROP TABLE "sign_in_challenges" CASCADE;--> statement-breakpoint
ALTER TABLE "sessions" DROP COLUMN "authenticated_at";