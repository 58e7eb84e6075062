#include "object.h"

static const struct skipcall_object_class *class_of(const zend_object *object)
{
	return (const struct skipcall_object_class *)(const void *)((const char *)object->handlers -
		offsetof(struct skipcall_object_class, handlers));
}

static void free_object(zend_object *object)
{
	class_of(object)->free(object);
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	class_of(object)->gc(object, buffer);
	/* A table of properties, where there is one, refers to the slots; it is not made for this. */
	for (int i = 0; object->properties == NULL && i < object->ce->default_properties_count; i++) {
		zend_get_gc_buffer_add_zval(buffer, &object->properties_table[i]);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return object->properties;
}

void skipcall_object_minit(struct skipcall_object_class *object_class, zend_class_entry *ce,
	zend_object *(*create)(zend_class_entry *ce))
{
	zend_object_handlers *handlers = &object_class->handlers;
	memcpy(handlers, &std_object_handlers, sizeof(*handlers));
	handlers->offset = (int)object_class->offset;
	handlers->free_obj = free_object;
	handlers->get_gc = get_gc;
	handlers->clone_obj = NULL;
	ce->create_object = create;
}

zend_object *skipcall_object_new(
	const struct skipcall_object_class *object_class, zend_class_entry *ce)
{
	char *memory = zend_object_alloc(object_class->size, ce);
	zend_object *object = (zend_object *)(void *)(memory + object_class->offset);
	zend_object_std_init(object, ce);
	object_properties_init(object, ce);
	object->handlers = &object_class->handlers;
	return object;
}
