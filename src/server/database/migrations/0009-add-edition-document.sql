-- 发布稿: the document that a published edition is printed from, as it was published.
alter table edition add column document jsonb;
