"""The first book."""

import sqlalchemy as sa
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    
    op.create_table('custom_field',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('label', sa.Text(), server_default='', nullable=False),
    sa.Column('type', sa.Text(), server_default='', nullable=False),
    sa.Column('choices', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('label'),
    info={'owner': 'NULL'},
    sqlite_strict=True
    )
    op.create_table('custom_key',
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('field_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('customer_id', 'field_id'),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('custom_key', schema=None) as batch_op:
        batch_op.create_index('custom_key_by_field', ['field_id', 'key', 'customer_id'], unique=False)

    op.create_table('customer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Text(), server_default='', nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('given_name', sa.Text(), server_default='', nullable=False),
    sa.Column('middle_name', sa.Text(), server_default='', nullable=False),
    sa.Column('family_name', sa.Text(), server_default='', nullable=False),
    sa.Column('known_as', sa.Text(), server_default='', nullable=False),
    sa.Column('company', sa.Text(), server_default='', nullable=False),
    sa.Column('role', sa.Text(), server_default='', nullable=False),
    sa.Column('occupation', sa.Text(), server_default='', nullable=False),
    sa.Column('region', sa.Text(), server_default='', nullable=False),
    sa.Column('preferred_contact', sa.Text(), nullable=True),
    sa.Column('preferred_payment', sa.Text(), nullable=True),
    sa.Column('birth_year', sa.Integer(), nullable=True),
    sa.Column('birth_month', sa.Integer(), nullable=True),
    sa.Column('birth_day', sa.Integer(), nullable=True),
    sa.Column('birth_calendar', sa.Text(), nullable=True),
    sa.Column('age_years', sa.Integer(), nullable=True),
    sa.Column('age_as_of', sa.Text(), nullable=True),
    sa.Column('marital_status', sa.Text(), nullable=True),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('referred_by', sa.Integer(), nullable=True),
    sa.Column('notes', sa.Text(), server_default='', nullable=False),
    sa.Column('language', sa.Text(), server_default='', nullable=False),
    sa.Column('form_of_address', sa.Text(), nullable=True),
    sa.Column('created_at', sa.Text(), server_default='', nullable=False),
    sa.Column('put_aside_at', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['referred_by'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('customer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_customer_referred_by'), ['referred_by'], unique=False)

    op.create_table('customer_index',
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('display_name', sa.Text(), server_default='', nullable=False),
    sa.Column('name_key', sa.Text(), server_default='', nullable=False),
    sa.Column('number_key', sa.Text(), server_default='', nullable=False),
    sa.Column('given_name_key', sa.Text(), server_default='', nullable=False),
    sa.Column('middle_name_key', sa.Text(), server_default='', nullable=False),
    sa.Column('family_name_key', sa.Text(), server_default='', nullable=False),
    sa.Column('known_as_key', sa.Text(), server_default='', nullable=False),
    sa.Column('title_key', sa.Text(), server_default='', nullable=False),
    sa.Column('company_key', sa.Text(), server_default='', nullable=False),
    sa.Column('role_key', sa.Text(), server_default='', nullable=False),
    sa.Column('occupation_key', sa.Text(), server_default='', nullable=False),
    sa.Column('region_key', sa.Text(), server_default='', nullable=False),
    sa.Column('source_key', sa.Text(), server_default='', nullable=False),
    sa.Column('notes_key', sa.Text(), server_default='', nullable=False),
    sa.Column('interests_key', sa.Text(), server_default='', nullable=False),
    sa.Column('tags_key', sa.Text(), server_default='', nullable=False),
    sa.Column('referred_by_key', sa.Text(), server_default='', nullable=False),
    sa.Column('main_phone_key', sa.Text(), server_default='', nullable=False),
    sa.Column('mobile_key', sa.Text(), server_default='', nullable=False),
    sa.Column('phone_key', sa.Text(), server_default='', nullable=False),
    sa.Column('fax_key', sa.Text(), server_default='', nullable=False),
    sa.Column('email_key', sa.Text(), server_default='', nullable=False),
    sa.Column('street_key', sa.Text(), server_default='', nullable=False),
    sa.Column('city_key', sa.Text(), server_default='', nullable=False),
    sa.Column('postcode_key', sa.Text(), server_default='', nullable=False),
    sa.Column('country_key', sa.Text(), server_default='', nullable=False),
    sa.Column('birthday_key', sa.Text(), server_default='', nullable=False),
    sa.Column('age_key', sa.Text(), server_default='', nullable=False),
    sa.Column('kind_key', sa.Text(), server_default='', nullable=False),
    sa.Column('marital_status_key', sa.Text(), server_default='', nullable=False),
    sa.Column('form_of_address_key', sa.Text(), server_default='', nullable=False),
    sa.Column('language_key', sa.Text(), server_default='', nullable=False),
    sa.Column('created_at_key', sa.Text(), server_default='', nullable=False),
    sa.Column('preferred_contact_key', sa.Text(), server_default='', nullable=False),
    sa.Column('preferred_payment_key', sa.Text(), server_default='', nullable=False),
    sa.Column('birth_year', sa.Integer(), nullable=True),
    sa.Column('put_aside', sa.Integer(), nullable=False),
    sa.Column('balance', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('customer_id'),
    sqlite_strict=True
    )
    with op.batch_alter_table('customer_index', schema=None) as batch_op:
        batch_op.create_index('customer_index_balance', ['put_aside', 'balance'], unique=False)
        batch_op.create_index('customer_index_age_key', ['put_aside', 'age_key'], unique=False, sqlite_where=sa.text("age_key > ''"))
        batch_op.create_index('customer_index_by_id', ['customer_id', 'put_aside', 'name_key'], unique=False)
        batch_op.create_index('customer_index_birthday_key', ['put_aside', 'birthday_key'], unique=False, sqlite_where=sa.text("birthday_key > ''"))
        batch_op.create_index('customer_index_city_key', ['put_aside', 'city_key'], unique=False, sqlite_where=sa.text("city_key > ''"))
        batch_op.create_index('customer_index_company_key', ['put_aside', 'company_key'], unique=False, sqlite_where=sa.text("company_key > ''"))
        batch_op.create_index('customer_index_country_key', ['put_aside', 'country_key'], unique=False, sqlite_where=sa.text("country_key > ''"))
        batch_op.create_index('customer_index_created_at_key', ['put_aside', 'created_at_key'], unique=False, sqlite_where=sa.text("created_at_key > ''"))
        batch_op.create_index('customer_index_email_key', ['put_aside', 'email_key'], unique=False, sqlite_where=sa.text("email_key > ''"))
        batch_op.create_index('customer_index_family_name_key', ['put_aside', 'family_name_key'], unique=False, sqlite_where=sa.text("family_name_key > ''"))
        batch_op.create_index('customer_index_fax_key', ['put_aside', 'fax_key'], unique=False, sqlite_where=sa.text("fax_key > ''"))
        batch_op.create_index('customer_index_form_of_address_key', ['put_aside', 'form_of_address_key'], unique=False, sqlite_where=sa.text("form_of_address_key > ''"))
        batch_op.create_index('customer_index_given_name_key', ['put_aside', 'given_name_key'], unique=False, sqlite_where=sa.text("given_name_key > ''"))
        batch_op.create_index('customer_index_interests_key', ['put_aside', 'interests_key'], unique=False, sqlite_where=sa.text("interests_key > ''"))
        batch_op.create_index('customer_index_kind_key', ['put_aside', 'kind_key'], unique=False, sqlite_where=sa.text("kind_key > ''"))
        batch_op.create_index('customer_index_known_as_key', ['put_aside', 'known_as_key'], unique=False, sqlite_where=sa.text("known_as_key > ''"))
        batch_op.create_index('customer_index_language_key', ['put_aside', 'language_key'], unique=False, sqlite_where=sa.text("language_key > ''"))
        batch_op.create_index('customer_index_main_phone_key', ['put_aside', 'main_phone_key'], unique=False, sqlite_where=sa.text("main_phone_key > ''"))
        batch_op.create_index('customer_index_marital_status_key', ['put_aside', 'marital_status_key'], unique=False, sqlite_where=sa.text("marital_status_key > ''"))
        batch_op.create_index('customer_index_middle_name_key', ['put_aside', 'middle_name_key'], unique=False, sqlite_where=sa.text("middle_name_key > ''"))
        batch_op.create_index('customer_index_mobile_key', ['put_aside', 'mobile_key'], unique=False, sqlite_where=sa.text("mobile_key > ''"))
        batch_op.create_index('customer_index_name_key', ['put_aside', 'name_key'], unique=False)
        batch_op.create_index('customer_index_notes_key', ['put_aside', 'notes_key'], unique=False, sqlite_where=sa.text("notes_key > ''"))
        batch_op.create_index('customer_index_number_key', ['put_aside', 'number_key'], unique=False, sqlite_where=sa.text("number_key > ''"))
        batch_op.create_index('customer_index_occupation_key', ['put_aside', 'occupation_key'], unique=False, sqlite_where=sa.text("occupation_key > ''"))
        batch_op.create_index('customer_index_phone_key', ['put_aside', 'phone_key'], unique=False, sqlite_where=sa.text("phone_key > ''"))
        batch_op.create_index('customer_index_postcode_key', ['put_aside', 'postcode_key'], unique=False, sqlite_where=sa.text("postcode_key > ''"))
        batch_op.create_index('customer_index_preferred_contact_key', ['put_aside', 'preferred_contact_key'], unique=False, sqlite_where=sa.text("preferred_contact_key > ''"))
        batch_op.create_index('customer_index_preferred_payment_key', ['put_aside', 'preferred_payment_key'], unique=False, sqlite_where=sa.text("preferred_payment_key > ''"))
        batch_op.create_index('customer_index_referred_by_key', ['put_aside', 'referred_by_key'], unique=False, sqlite_where=sa.text("referred_by_key > ''"))
        batch_op.create_index('customer_index_region_key', ['put_aside', 'region_key'], unique=False, sqlite_where=sa.text("region_key > ''"))
        batch_op.create_index('customer_index_role_key', ['put_aside', 'role_key'], unique=False, sqlite_where=sa.text("role_key > ''"))
        batch_op.create_index('customer_index_source_key', ['put_aside', 'source_key'], unique=False, sqlite_where=sa.text("source_key > ''"))
        batch_op.create_index('customer_index_street_key', ['put_aside', 'street_key'], unique=False, sqlite_where=sa.text("street_key > ''"))
        batch_op.create_index('customer_index_tags_key', ['put_aside', 'tags_key'], unique=False, sqlite_where=sa.text("tags_key > ''"))
        batch_op.create_index('customer_index_title_key', ['put_aside', 'title_key'], unique=False, sqlite_where=sa.text("title_key > ''"))

    op.create_table('draft',
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('card', sa.Text(), server_default='', nullable=False),
    sa.Column('saved_at', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('customer_id'),
    sqlite_strict=True
    )
    op.create_table('email_key',
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('customer_id', 'key'),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('email_key', schema=None) as batch_op:
        batch_op.create_index('email_key_by_key', ['key'], unique=False)

    op.create_table('journal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('operation_id', sa.Integer(), nullable=False),
    sa.Column('table_name', sa.Text(), server_default='', nullable=False),
    sa.Column('row_id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=True),
    sa.Column('before', sa.Text(), nullable=True),
    sa.Column('after', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sqlite_strict=True
    )
    op.create_table('journal_state',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('operation_id', sa.Integer(), nullable=True),
    sa.Column('reverting', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sqlite_strict=True
    )
    op.create_table('operation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('label', sa.Text(), server_default='', nullable=False),
    sa.Column('label_many', sa.Text(), server_default='', nullable=False),
    sa.Column('label_values', sa.Text(), server_default='', nullable=False),
    sa.Column('made_at', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('root_id', sa.Integer(), nullable=False),
    sa.Column('head_id', sa.Integer(), nullable=False),
    sa.Column('reverts_id', sa.Integer(), nullable=True),
    sa.Column('first_image', sa.Integer(), nullable=True),
    sa.Column('last_image', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sqlite_strict=True
    )
    op.create_table('phone_key',
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('customer_id', 'key'),
    sqlite_strict=True,
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('phone_key', schema=None) as batch_op:
        batch_op.create_index('phone_key_by_key', ['key'], unique=False)

    op.create_table('saved_filter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('criteria', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name'),
    info={'owner': 'NULL'},
    sqlite_strict=True
    )
    op.create_table('search_text',
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('customer_id'),
    sqlite_strict=True
    )
    op.create_table('shop',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('address', sa.Text(), server_default='', nullable=False),
    sa.Column('phone', sa.Text(), server_default='', nullable=False),
    sa.Column('registration_number', sa.Text(), server_default='', nullable=False),
    sa.Column('closing_line', sa.Text(), server_default='', nullable=False),
    sa.Column('language', sa.Text(), server_default='', nullable=False),
    sa.Column('currency', sa.Text(), server_default='', nullable=False),
    sa.Column('region', sa.Text(), server_default='', nullable=False),
    sa.Column('currency_exponent', sa.Integer(), nullable=False),
    sa.Column('logo', sa.LargeBinary(), nullable=True),
    sa.Column('calendar', sa.Text(), server_default='', nullable=False),
    sa.Column('second_calendar', sa.Text(), nullable=True),
    sa.Column('digits', sa.Text(), server_default='', nullable=False),
    sa.Column('name_order', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': 'NULL'},
    sqlite_strict=True
    )
    op.create_table('tag',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name'),
    info={'owner': 'NULL'},
    sqlite_strict=True
    )
    op.create_table('account',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_account_customer_id'), ['customer_id'], unique=False)

    op.create_table('address',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('street', sa.Text(), server_default='', nullable=False),
    sa.Column('city', sa.Text(), server_default='', nullable=False),
    sa.Column('postcode', sa.Text(), server_default='', nullable=False),
    sa.Column('country', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('address', schema=None) as batch_op:
        batch_op.create_index('address_by_city', ['city', 'customer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_address_customer_id'), ['customer_id'], unique=False)

    op.create_table('consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('channel', sa.Text(), server_default='', nullable=False),
    sa.Column('given', sa.Integer(), nullable=False),
    sa.Column('recorded_at', sa.Text(), server_default='', nullable=False),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consent_customer_id'), ['customer_id'], unique=False)

    op.create_table('custom_value',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('field_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['field_id'], ['custom_field.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('custom_value', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_custom_value_customer_id'), ['customer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_custom_value_field_id'), ['field_id'], unique=False)

    op.create_table('customer_tag',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('tag_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['tag_id'], ['tag.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('customer_tag', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_customer_tag_customer_id'), ['customer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_customer_tag_tag_id'), ['tag_id'], unique=False)

    op.create_table('email',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('address', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('email', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_email_customer_id'), ['customer_id'], unique=False)

    op.create_table('family_member',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('relation', sa.Text(), server_default='', nullable=False),
    sa.Column('birth_year', sa.Integer(), nullable=True),
    sa.Column('birth_month', sa.Integer(), nullable=True),
    sa.Column('birth_day', sa.Integer(), nullable=True),
    sa.Column('birth_calendar', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('family_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_family_member_customer_id'), ['customer_id'], unique=False)

    op.create_table('interest',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('interest', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interest_customer_id'), ['customer_id'], unique=False)

    op.create_table('phone',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('typed', sa.Text(), server_default='', nullable=False),
    sa.Column('e164', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('phone', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_phone_customer_id'), ['customer_id'], unique=False)

    op.create_table('photo',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=False),
    sa.Column('image', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['customer_id'], ['customer.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '{row}.customer_id'},
    sqlite_strict=True
    )
    with op.batch_alter_table('photo', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_photo_customer_id'), ['customer_id'], unique=False)

    op.create_table('entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('operation_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('amount', sa.Integer(), nullable=False),
    sa.Column('occurred_on', sa.Text(), server_default='', nullable=False),
    sa.Column('recorded_at', sa.Text(), server_default='', nullable=False),
    sa.Column('reverses_id', sa.Integer(), nullable=True),
    sa.Column('original_amount', sa.Integer(), nullable=True),
    sa.Column('original_currency', sa.Text(), nullable=True),
    sa.Column('original_rate', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['reverses_id'], ['entry.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '(SELECT customer_id FROM account WHERE id = {row}.account_id)'},
    sqlite_strict=True
    )
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.create_index('entry_by_account', ['account_id', 'amount'], unique=False)
        batch_op.create_index('entry_by_reversed', ['reverses_id'], unique=False, sqlite_where=sa.text('reverses_id IS NOT NULL'))

    op.create_table('entry_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['entry.id'], initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id'),
    info={'owner': '(SELECT account.customer_id FROM entry JOIN account ON account.id = entry.account_id WHERE entry.id = {row}.id)'},
    sqlite_strict=True
    )
    op.execute("""
CREATE VIRTUAL TABLE search_index USING fts5(
    text, content='search_text', content_rowid='customer_id', tokenize='trigram case_sensitive 1', columnsize=0, detail=none
)
""")
